#include "channels/teams/teams_read.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

void erase_all(std::string& text, const std::string& what) {
  if (what.empty()) return;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at))
    text.erase(at, what.size());
}

// Without the mentions of the bot.
std::string teams_words(const Json& activity) {
  std::string text = text_at(activity, "text");
  const std::string bot = text_at(activity, "recipient/id");
  const Json& entities = at(activity, "entities");
  if (entities.is_array()) {
    for (const Json& entity : entities) {
      if (text_at(entity, "type") == "mention" && text_at(entity, "mentioned/id") == bot)
        erase_all(text, text_at(entity, "text"));
    }
  }
  // An outgoing web hook has no entities: its own name stands first.
  constexpr std::string_view kEnd = "</at>";
  if (bot.empty() && text.starts_with("<at>")) {
    if (const auto end = text.find(kEnd); end != std::string::npos) text.erase(0, end + kEnd.size());
  }
  return std::string(trim(text));
}

InboundType teams_file_type(std::string_view mime) {
  if (mime.starts_with("image/")) return InboundType::image;
  if (mime.starts_with("audio/")) return InboundType::voice;
  if (mime.starts_with("video/")) return InboundType::video;
  return InboundType::file;
}

void read_teams_attachments(const Json& attachments, Inbound& out) {
  constexpr std::string_view kDownload = "application/vnd.microsoft.teams.file.download.info";
  if (!attachments.is_array()) return;
  for (const Json& attachment : attachments) {
    const std::string mime = text_at(attachment, "contentType");
    Media media;
    media.name = text_at(attachment, "name");
    if (mime == kDownload) {
      media.url = text_at(attachment, "content/downloadUrl");
    } else if (mime.starts_with("image/") || mime.starts_with("audio/") || mime.starts_with("video/")) {
      media.url = text_at(attachment, "contentUrl");
      media.mime = mime;
    }
    if (media.url.empty()) continue;  // cards, and the text once more as HTML
    if (out.media.empty()) out.type = teams_file_type(media.mime);
    out.media.push_back(std::move(media));
  }
}

void read_teams_message(const Json& activity, Inbound& out) {
  out.text = teams_words(activity);
  read_teams_attachments(at(activity, "attachments"), out);
  if (!out.media.empty()) return;
  if (const Json& value = at(activity, "value"); !value.is_null()) {
    out.type = InboundType::button;
    out.key = value.is_string() ? value.get<std::string>() : value.dump();
  } else if (!out.text.empty()) {
    out.type = InboundType::text;
  }
}

// Whether the list names the bot itself.
bool names_bot(const Json& activity, const char* list) {
  const Json& members = at(activity, list);
  const std::string bot = text_at(activity, "recipient/id");
  return members.is_array() && !bot.empty() &&
         std::ranges::any_of(members, [&](const Json& one) { return text_at(one, "id") == bot; });
}

void set_teams_event(Inbound& out, std::string_view event, std::string key = {}) {
  out.type = InboundType::event;
  out.event = event;
  out.key = std::move(key);
}

void read_teams_update(const Json& activity, Inbound& out) {
  const Json& added = at(activity, "membersAdded");
  const Json& removed = at(activity, "membersRemoved");
  if (names_bot(activity, "membersAdded")) {
    set_teams_event(out, "subscribe");
  } else if (names_bot(activity, "membersRemoved")) {
    set_teams_event(out, "unsubscribe");
  } else if (added.is_array() && !added.empty()) {
    set_teams_event(out, "member_joined", text_at(added[0], "id"));
  } else if (removed.is_array() && !removed.empty()) {
    set_teams_event(out, "member_left", text_at(removed[0], "id"));
  }
}

}  // namespace

Inbound read_teams(const Json& activity) {
  Inbound out;
  const std::string kind = text_at(activity, "type");
  const std::string id = text_at(activity, "id");
  out.user_id = text_at(activity, "from/id");
  out.name = text_at(activity, "from/name");
  out.union_id = text_at(activity, "from/aadObjectId");
  out.conversation_id = text_at(activity, "conversation/id");
  if (!id.empty()) out.dedupe_key = out.conversation_id + ":" + id;
  out.sent_at = from_rfc3339(text_at(activity, "timestamp")).value_or(0);
  out.reply_to = {{"service_url", text_at(activity, "serviceUrl")}};
  if (kind == "message") {
    read_teams_message(activity, out);
  } else if (kind == "conversationUpdate") {
    read_teams_update(activity, out);
  } else if (kind == "installationUpdate") {
    const bool gone = text_at(activity, "action").starts_with("remove");
    set_teams_event(out, gone ? "unsubscribe" : "subscribe");
  } else if (kind == "messageDelete") {
    set_teams_event(out, "unsend", id);
    out.dedupe_key += ":deleted";
  } else if (kind == "typing") {
    out.type = InboundType::typing;
  } else if (kind == "invoke" && text_at(activity, "name") == "adaptiveCard/action") {
    out.type = InboundType::button;
    out.key = at(activity, "value/action/data").dump();
  } else if (kind == "event" && text_at(activity, "name").ends_with("readReceipt")) {
    out.type = InboundType::status;
    out.event = "read";
    out.key = text_at(activity, "value/lastReadMessageId");
  }
  return out;
}

}  // namespace yingda::channels
