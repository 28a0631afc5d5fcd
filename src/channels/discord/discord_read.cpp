#include "channels/discord/discord_read.hpp"

#include "base/text.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::int64_t kDiscordCommand = 2;
constexpr std::int64_t kDiscordComponent = 3;
constexpr std::int64_t kDiscordForm = 5;

void add_words(std::string& out, const std::string& words) {
  if (words.empty()) return;
  if (!out.empty()) out += ' ';
  out += words;
}

// The values of a command's options, of groups and subcommands too. read_json() bounds the depth.
void collect_options(const Json& options, std::string& out) {  // NOLINT(misc-no-recursion)
  if (!options.is_array()) return;
  for (const Json& option : options) {
    const Json& value = at(option, "value");
    if (value.is_number_float() || value.is_boolean()) {
      add_words(out, value.dump());
    } else {
      add_words(out, text_at(option, "value"));
    }
    collect_options(at(option, "options"), out);
  }
}

// What was written into a form's fields.
void collect_fields(const Json& components, std::string& out) {  // NOLINT(misc-no-recursion)
  if (!components.is_array()) return;
  for (const Json& component : components) {
    add_words(out, text_at(component, "value"));
    add_words(out, text_at(component, "component/value"));
    collect_fields(at(component, "components"), out);
  }
}

// "yingda3:text" of ours is "text".
std::string discord_key(std::string id) {
  if (!id.starts_with(kDiscordButton)) return id;
  const auto end = id.find_first_not_of("0123456789", kDiscordButton.size());
  if (end == std::string::npos || end == kDiscordButton.size() || id[end] != ':') return id;
  return id.substr(end + 1);
}

// The label of the button that was pressed, as the message still shows it.
std::string discord_label(const Json& message, const std::string& custom_id) {
  const Json& rows = at(message, "components");
  if (!rows.is_array()) return "";
  for (const Json& row : rows) {
    const Json& components = at(row, "components");
    if (!components.is_array()) continue;
    for (const Json& component : components) {
      if (text_at(component, "custom_id") == custom_id) return text_at(component, "label");
    }
  }
  return "";
}

void read_discord_component(const Json& interaction, Inbound& out) {
  const std::string id = text_at(interaction, "data/custom_id");
  out.type = InboundType::button;
  out.key = discord_key(id);
  out.text = discord_label(at(interaction, "message"), id);
  const Json& values = at(interaction, "data/values");
  if (!values.is_array() || values.empty()) return;
  std::string chosen;
  for (const Json& value : values) chosen += (chosen.empty() ? "" : ",") + text_at(value, "");
  out.key += "=" + chosen;
}

std::string discord_name(const Json& user) {
  std::string name = text_at(user, "global_name");
  return name.empty() ? text_at(user, "username") : name;
}

InboundType discord_file_type(std::string_view mime) {
  if (mime.starts_with("image/")) return InboundType::image;
  if (mime.starts_with("audio/")) return InboundType::voice;
  if (mime.starts_with("video/")) return InboundType::video;
  return InboundType::file;
}

}  // namespace

Inbound read_discord_interaction(const Json& interaction) {
  Inbound out;
  const Json& member = at(interaction, "member/user");
  const Json& user = member.is_object() ? member : at(interaction, "user");
  out.dedupe_key = text_at(interaction, "id");
  out.user_id = text_at(user, "id");
  out.name = discord_name(user);
  out.conversation_id = text_at(interaction, "channel_id");
  out.reply_to = {{"application_id", text_at(interaction, "application_id")},
                  {"interaction_token", text_at(interaction, "token")}};
  switch (number_at(interaction, "type")) {
    case kDiscordCommand:
      out.type = InboundType::text;
      collect_options(at(interaction, "data/options"), out.text);
      if (out.text.empty()) out.text = "/" + text_at(interaction, "data/name");
      break;
    case kDiscordComponent:
      read_discord_component(interaction, out);
      break;
    case kDiscordForm:
      out.type = InboundType::text;
      out.key = text_at(interaction, "data/custom_id");
      collect_fields(at(interaction, "data/components"), out.text);
      break;
    default:
      break;
  }
  return out;
}

Inbound read_discord_message(const Json& message) {
  Inbound out;
  out.dedupe_key = text_at(message, "id");
  out.user_id = text_at(message, "author/id");
  out.name = discord_name(at(message, "author"));
  out.conversation_id = text_at(message, "channel_id");
  out.sent_at = from_rfc3339(text_at(message, "timestamp")).value_or(0);
  if (true_at(message, "author/bot")) {
    out.outgoing = true;  // of ours, or of another robot: nobody answers it
    return out;
  }
  out.text = text_at(message, "content");
  if (const Json& files = at(message, "attachments"); files.is_array() && !files.empty()) {
    out.type = discord_file_type(text_at(files[0], "content_type"));
    for (const Json& file : files) {
      out.media.push_back({text_at(file, "id"), text_at(file, "url"), text_at(file, "content_type"),
                           text_at(file, "filename"), number_at(file, "size")});
    }
  } else if (!out.text.empty()) {
    out.type = InboundType::text;
  }
  return out;
}

Inbound read_discord_event(std::string_view name, const Json& data) {
  if (name == "MESSAGE_CREATE") return read_discord_message(data);
  if (name == "INTERACTION_CREATE") return read_discord_interaction(data);
  Inbound out;
  const Json& user = at(data, "user");
  out.user_id = text_at(user, "id");
  out.name = discord_name(user);
  if (name == "MESSAGE_DELETE") {
    out.type = InboundType::event;
    out.event = "unsend";
    out.key = text_at(data, "id");
    out.dedupe_key = out.key + ":deleted";
    out.conversation_id = text_at(data, "channel_id");
  } else if (name == "GUILD_MEMBER_ADD" || name == "APPLICATION_AUTHORIZED") {
    out.type = InboundType::event;
    out.event = "subscribe";
    out.conversation_id = text_at(data, "guild_id");
  } else if (name == "APPLICATION_DEAUTHORIZED" || name == "GUILD_MEMBER_REMOVE") {
    out.type = InboundType::event;
    out.event = "unsubscribe";
    out.conversation_id = text_at(data, "guild_id");
  } else if (name == "TYPING_START") {
    out.type = InboundType::typing;
    out.user_id = text_at(data, "user_id");
    out.conversation_id = text_at(data, "channel_id");
  }
  return out;
}

}  // namespace yingda::channels
