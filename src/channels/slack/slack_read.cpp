#include "channels/slack/slack_read.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

// The three characters that Slack escapes.
std::string slack_unescaped(std::string text) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array kEscapes = {Pair{"&lt;", "<"}, Pair{"&gt;", ">"}, Pair{"&amp;", "&"}};
  for (const auto& [escape, character] : kEscapes) {
    for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1))
      text.replace(at, escape.size(), character);
  }
  return text;
}

// Without the mention of the bot itself.
std::string slack_words(const Json& body, const Json& event) {
  std::string text = text_at(event, "text");
  const std::string bot = text_at(body, "authorizations/0/user_id");
  const std::string mention = "<@" + bot + ">";
  if (const auto found = text.find(mention); !bot.empty() && found != std::string::npos)
    text.erase(found, mention.size());
  return slack_unescaped(std::string(trim(text)));
}

InboundType slack_file_type(std::string_view mime) {
  if (mime.starts_with("image/")) return InboundType::image;
  if (mime.starts_with("audio/")) return InboundType::voice;
  if (mime.starts_with("video/")) return InboundType::video;
  return InboundType::file;
}

void read_slack_message(const Json& body, const Json& event, Inbound& out) {
  const std::string kind = text_at(event, "subtype");
  const std::string bot = text_at(body, "authorizations/0/user_id");
  if (!text_at(event, "bot_id").empty() || kind == "bot_message" || (!bot.empty() && out.user_id == bot)) {
    out.outgoing = true;  // of ours, or of another robot: nobody answers it
    return;
  }
  if (kind == "message_deleted") {
    out.type = InboundType::event;
    out.event = "unsend";
    out.key = text_at(event, "deleted_ts");
    out.user_id = text_at(event, "previous_message/user");
    return;
  }
  constexpr std::array<std::string_view, 3> kSpoken = {"", "file_share", "thread_broadcast"};
  if (std::ranges::find(kSpoken, kind) == kSpoken.end()) return;
  out.text = slack_words(body, event);
  if (const Json& files = at(event, "files"); files.is_array() && !files.empty()) {
    out.type = slack_file_type(text_at(files[0], "mimetype"));
    for (const Json& file : files) {
      out.media.push_back({text_at(file, "id"), text_at(file, "url_private_download"),
                           text_at(file, "mimetype"), text_at(file, "name"), number_at(file, "size")});
    }
  } else if (!out.text.empty()) {
    out.type = InboundType::text;
  }
}

std::string slack_place(const std::string& team, const std::string& channel, const std::string& thread) {
  return team + ":" + channel + (thread.empty() ? "" : ":" + thread);
}

TimeMs slack_time(const Json& event) {
  constexpr TimeMs kSecond = 1000;
  const std::string ts = text_at(event, "ts");  // "seconds.serial"
  return number_at(Json(ts.substr(0, ts.find('.'))), "") * kSecond;
}

Inbound read_slack_event(const Json& body) {
  const Json& event = at(body, "event");
  const std::string kind = text_at(event, "type");
  Inbound out;
  out.dedupe_key = text_at(body, "event_id");
  out.user_id = text_at(event, "user");
  if (out.user_id.empty()) out.user_id = text_at(event, "user/id");
  out.conversation_id =
      slack_place(text_at(body, "team_id"), text_at(event, "channel"), text_at(event, "thread_ts"));
  out.sent_at = slack_time(event);
  if (const std::string ts = text_at(event, "ts"); !ts.empty()) out.extra["message_id"] = ts;
  if (kind == "message" || kind == "app_mention") {
    read_slack_message(body, event, out);
  } else if (kind == "member_joined_channel" || kind == "team_join") {
    out.type = InboundType::event;
    out.event = "subscribe";
  } else if (kind == "app_home_opened") {
    out.type = InboundType::event;
    out.event = "enter_session";
  }
  return out;
}

// A button's value; of a menu the option that was chosen.
std::string slack_value(const Json& action) {
  for (const char* path : {"value", "selected_option/value", "selected_date", "selected_user"}) {
    if (std::string value = text_at(action, path); !value.empty()) return value;
  }
  return "";
}

std::vector<Inbound> read_slack_actions(const Json& body) {
  std::vector<Inbound> out;
  const Json& actions = at(body, "actions");
  if (text_at(body, "type") != "block_actions" || !actions.is_array()) return {Inbound{}};
  std::string channel = text_at(body, "channel/id");
  if (channel.empty()) channel = text_at(body, "container/channel_id");
  std::string team = text_at(body, "team/id");
  if (team.empty()) team = text_at(body, "user/team_id");
  for (const Json& action : actions) {
    Inbound& one = out.emplace_back();
    const std::string id = text_at(action, "action_id");
    const std::string value = slack_value(action);
    one.type = InboundType::button;
    one.dedupe_key = text_at(body, "trigger_id");
    if (out.size() > 1) one.dedupe_key += ":" + std::to_string(out.size());
    one.user_id = text_at(body, "user/id");
    one.name = text_at(body, "user/name");
    one.conversation_id = slack_place(team, channel, text_at(body, "container/thread_ts"));
    one.text = text_at(action, "text/text");
    if (one.text.empty()) one.text = text_at(action, "selected_option/text/text");
    one.key = id.starts_with(kSlackAction) ? value : id + (value.empty() ? "" : "=" + value);
    if (id.starts_with(kSlackAction) && value.empty()) one.type = InboundType::ignore;  // a link was opened
  }
  return out;
}

Inbound read_slack_command(const Fields& form) {
  Inbound out;
  out.type = InboundType::text;
  out.dedupe_key = field(form, "trigger_id");
  out.user_id = field(form, "user_id");
  out.name = field(form, "user_name");
  out.conversation_id =
      slack_place(std::string(field(form, "team_id")), std::string(field(form, "channel_id")), "");
  out.text = field(form, "text");
  if (out.text.empty()) out.text = field(form, "command");
  return out;
}

}  // namespace

std::optional<std::vector<Inbound>> read_slack(const Push& push) {
  if (const auto body = read_json(push.body); body && body->is_object()) {
    if (text_at(*body, "type") == "event_callback") return std::vector{read_slack_event(*body)};
    return std::vector{Inbound{}};
  }
  const Fields form = parse_form(push.body);
  const auto is_words = [](const auto& one) { return is_utf8(one.second); };
  if (!std::ranges::all_of(form, is_words)) return std::nullopt;
  if (const auto payload = read_json(field(form, "payload")); payload && payload->is_object())
    return read_slack_actions(*payload);
  if (field(form, "command").empty()) return std::nullopt;
  return std::vector{read_slack_command(form)};
}

}  // namespace yingda::channels
