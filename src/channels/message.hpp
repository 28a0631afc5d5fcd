#pragma once
// What passes between a platform and the talk, in terms that are the same for every channel.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "core/conversations/parts.hpp"

namespace yingda::channels {

enum class InboundType {
  text,
  image,
  file,
  voice,
  video,
  location,
  link,
  event,   // the customer did something: `event` says what
  button,  // a choice that was offered; `key` is its payload
  status,  // of a message of ours: `event` is "delivered", "read" or "failed", `key` its platform id or error
  typing,
  call,
  control,  // between the platform and us: ping, acknowledgement
  ignore    // nothing that a talk needs
};
std::string_view to_text(InboundType type);

// A file that the platform holds. Adapter::media_call() fetches it; where that gives nothing, the address is
// open to all. At least one of id and url is set.
struct Media {
  std::string id;
  std::string url;
  std::string mime;
  std::string name;
  std::int64_t size = 0;  // bytes, 0 = unknown
  TimeMs duration = 0;    // of sound and film, 0 = unknown
};

struct Location {
  double lat = 0;  // degrees
  double lon = 0;
  std::string label;
};

// One thing that a platform told us.
struct Inbound {
  InboundType type = InboundType::ignore;
  std::string dedupe_key;       // the same again is the same message; "" where the platform sends no id
  std::string user_id;          // the platform's, of the customer, also in an echo
  std::string conversation_id;  // of the account: parts joined by ':'
  std::string text;
  std::vector<Media> media;
  std::optional<Location> location;
  std::string event;  // subscribe, unsubscribe, enter_session, menu_click, unsend, invite, read, delivered,
                      // failed, ringing …
  std::string key;    // payload of a button, referral or error code
  bool outgoing = false;  // an echo of a message of ours or of a colleague in the platform's own client
  std::string name;       // of the customer, where the push tells it
  std::string phone;      // verified by the platform, E.164
  std::string email;      // verified by the platform
  std::string union_id;   // the same person in several accounts of one owner
  TimeMs sent_at = 0;     // 0 = unknown
  Json reply_to =
      Json::object();  // what a reply needs of this very message: reply token, message id, web hook …
  Json extra = Json::object();  // adapter's own fields of the vector format (auto_reply, txn_dedupe …)
};

// The form of vectors.json's "normalized"; empty fields are left out.
Json to_json(const Inbound& inbound);

}  // namespace yingda::channels
