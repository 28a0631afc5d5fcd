#pragma once
// What a customer may know of his conversation: the schema PublicState of api/openapi.yaml.

#include <optional>
#include <string>

#include "core/channels/types.hpp"
#include "core/conversations/types.hpp"

namespace yingda {

class Tx;
class WaitEstimates;

struct PublicState {
  ConversationId conversation;               // 0 = none yet
  std::optional<ConversationStatus> status;  // unset = none yet
  Handler handled_by = Handler::bot;
  TeamId team;                         // not shown: whose queue it waits in
  std::optional<int> queue_place;      // from 1, while handled_by is queue
  std::optional<int> expected_wait_s;  // while handled_by is queue, where it can be told
  std::string agent_name;              // while handled_by is human
  bool people_available = false;       // within the team's business hours
  std::optional<TimeMs> hours_change;  // not shown: when the clock alone makes people come or go
  int rating = 0;                      // 0 = none
  bool can_rate = false;
  std::int64_t agent_delivered_seq = 0;
  std::int64_t agent_read_seq = 0;  // the agent has seen the customer's messages up to here
  bool operator==(const PublicState&) const = default;
};

// The newest conversation of the visitor on the channel. Reads only.
PublicState public_state(Tx& tx, const Channel& channel, const std::string& visitor_id, TimeMs now,
                         const WaitEstimates& waits);

}  // namespace yingda
