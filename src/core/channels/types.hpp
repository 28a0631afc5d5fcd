#pragma once
// A channel is one way in: the web widget on one site, one WeChat account, one mailbox …

#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "core/business_hours.hpp"
#include "core/localized.hpp"

namespace yingda {

struct ChannelSettings {
  Localized greeting;  // first line of a new conversation
  std::vector<Localized> suggested_questions;
  Localized offhours_message;                // when a person is wanted and none is there
  bool bot_enabled = true;                   // false: straight to the queue
  TeamId team;                               // 0 = the workspace's default team
  std::string accent_color = "#0F766E";      // widget
  std::string position = "right";            // widget: "right" or "left"
  std::vector<std::string> allowed_origins;  // widget: empty = any site
  bool ask_rating = true;
  bool operator==(const ChannelSettings&) const = default;
};

struct Channel {
  ChannelId id;
  WorkspaceId workspace;
  std::string type = "web";
  std::string key;  // public, 22 random characters [A-Za-z0-9], unique in the installation
  std::string name;
  bool enabled = true;
  ChannelSettings settings;
  TimeMs created_at = 0;
  Json config = Json::object();  // fields of the type that are no secrets: name → text
  std::string sealed_secrets;    // the others, by SecretBox; "" = none
};

}  // namespace yingda
