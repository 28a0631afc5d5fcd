#pragma once
// A workspace is a tenant: one company. Everything else carries its id.

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "core/localized.hpp"

namespace yingda {

// What the bot of a workspace does; every value has a working default.
struct BotSettings {
  std::string name_zh = "小应";
  std::string name_en = "Yingda";
  // Calibrated probability from which an entry is answered, and below which the bot says it does not know;
  // between the two, or when two entries are near, it asks back.
  double answer_threshold = 0.50;
  double clarify_threshold = 0.25;
  int failures_before_handoff = 2;  // not-understood messages in a row
  bool handoff_on_anger = true;
  // Wordings that customers confirm become further wordings of the entry (core/knowledge/learnt.hpp).
  bool learn_from_conversations = true;
  std::vector<std::string> handoff_topics;  // words or phrases that always go to a person
};

struct Workspace {
  WorkspaceId id;
  std::string slug;  // [a-z0-9-]{2,32}, unique
  std::string name;
  std::string locale = "zh";  // language of the company's own texts and of answers to unknown languages
  std::string time_zone = "Asia/Shanghai";
  BotSettings bot;
  TimeMs created_at = 0;
};

}  // namespace yingda
