#include "channels/whatsapp_cloud/whatsapp_read.hpp"

#include <algorithm>
#include <array>

#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

struct WhatsappFile {
  const char* key;
  InboundType type;
};
constexpr std::array kWhatsappFiles = {
    WhatsappFile{"image", InboundType::image}, WhatsappFile{"sticker", InboundType::image},
    WhatsappFile{"video", InboundType::video}, WhatsappFile{"audio", InboundType::voice},
    WhatsappFile{"document", InboundType::file}};

// A contact card in words: name and numbers.
std::string whatsapp_contacts(const Json& contacts) {
  std::string out;
  for (const Json& contact : contacts) {
    if (!out.empty()) out += "\n";
    out += text_at(contact, "name/formatted_name");
    const Json& phones = at(contact, "phones");
    if (!phones.is_array()) continue;
    for (const Json& phone : phones) out += " " + text_at(phone, "phone");
  }
  return out;
}

void read_whatsapp_interactive(const Json& interactive, Inbound& out) {
  out.type = InboundType::button;
  const std::string kind = text_at(interactive, "type");
  if (kind == "nfm_reply") {  // a form that was filled in
    out.key = text_at(interactive, "nfm_reply/response_json");
    out.text = text_at(interactive, "nfm_reply/body");
    return;
  }
  out.key = text_at(interactive, kind + "/id");
  out.text = text_at(interactive, kind + "/title");
}

void read_whatsapp_content(const Json& message, Inbound& out) {
  const std::string kind = text_at(message, "type");
  const auto file = std::ranges::find(kWhatsappFiles, kind, &WhatsappFile::key);
  if (file != kWhatsappFiles.end()) {
    const Json& content = at(message, kind);
    out.type = file->type;
    out.text = text_at(content, "caption");
    out.media.push_back(
        {text_at(content, "id"), "", text_at(content, "mime_type"), text_at(content, "filename")});
  } else if (kind == "text") {
    out.type = InboundType::text;
    out.text = text_at(message, "text/body");
  } else if (kind == "location") {
    std::string label = text_at(message, "location/name");
    if (label.empty()) label = text_at(message, "location/address");
    out.type = InboundType::location;
    out.location = {real_at(message, "location/latitude"), real_at(message, "location/longitude"),
                    std::move(label)};
  } else if (kind == "button") {
    out.type = InboundType::button;
    out.text = text_at(message, "button/text");
    out.key = text_at(message, "button/payload");
  } else if (kind == "interactive") {
    read_whatsapp_interactive(at(message, "interactive"), out);
  } else if (kind == "contacts" && at(message, "contacts").is_array()) {
    out.type = InboundType::text;
    out.text = whatsapp_contacts(at(message, "contacts"));
  } else if (kind == "order") {
    out.type = InboundType::event;
    out.event = "order";
    out.text = text_at(message, "order/text");
    out.key = text_at(message, "order/catalog_id");
    out.extra["order"] = at(message, "order");
  } else if (kind == "request_welcome") {
    out.type = InboundType::event;
    out.event = "enter_session";
  }
}

const Json& contact_of(const Json& value, const std::string& user_id) {
  static const Json kNobody;
  const Json& contacts = at(value, "contacts");
  if (!contacts.is_array()) return kNobody;
  const auto is_his = [&](const Json& contact) {
    return text_at(contact, "wa_id") == user_id || text_at(contact, "user_id") == user_id;
  };
  const auto found = std::ranges::find_if(contacts, is_his);
  return found == contacts.end() ? kNobody : *found;
}

TimeMs whatsapp_time(const Json& item) {
  constexpr TimeMs kSecond = 1000;
  return number_at(item, "timestamp") * kSecond;
}

Inbound read_whatsapp_message(const Json& value, const Json& message) {
  Inbound out;
  const std::string phone = text_at(message, "from");  // may be absent: then there is an id of the business
  out.user_id = phone.empty() ? text_at(message, "from_user_id") : phone;
  const Json& contact = contact_of(value, out.user_id);
  if (out.user_id.empty()) out.user_id = text_at(contact, "user_id");
  out.dedupe_key = text_at(message, "id");
  out.conversation_id = text_at(value, "metadata/phone_number_id") + ":" + out.user_id;
  out.name = text_at(contact, "profile/name");
  out.union_id = text_at(contact, "user_id");
  if (out.union_id.empty()) out.union_id = text_at(message, "from_user_id");
  if (!phone.empty()) out.phone = "+" + phone;
  out.sent_at = whatsapp_time(message);
  out.reply_to = {{"message_id", out.dedupe_key}};
  read_whatsapp_content(message, out);
  return out;
}

// Written by a colleague in the phone app of the same number.
Inbound read_whatsapp_echo(const Json& value, const Json& message) {
  Inbound out;
  out.outgoing = true;
  out.user_id = text_at(message, "to");
  out.dedupe_key = text_at(message, "id");
  out.conversation_id = text_at(value, "metadata/phone_number_id") + ":" + out.user_id;
  out.sent_at = whatsapp_time(message);
  read_whatsapp_content(message, out);
  return out;
}

Inbound read_whatsapp_status(const Json& value, const Json& status) {
  Inbound out;
  const std::string id = text_at(status, "id");
  out.type = InboundType::status;
  out.event = text_at(status, "status");
  out.dedupe_key = id + ":" + out.event;
  out.user_id = text_at(status, "recipient_id");
  if (out.user_id.empty()) out.user_id = text_at(status, "recipient_user_id");
  out.conversation_id = text_at(value, "metadata/phone_number_id") + ":" + out.user_id;
  out.key = out.event == "failed" ? text_at(status, "errors/0/code") : id;
  if (out.event == "failed") out.text = text_at(status, "errors/0/title");
  out.sent_at = whatsapp_time(status);
  out.extra = {{"message_id", id}};
  return out;
}

void read_whatsapp_change(const Json& value, std::vector<Inbound>& out) {
  const auto each = [&](const char* list, Inbound (*read)(const Json&, const Json&)) {
    const Json& items = at(value, list);
    if (!items.is_array()) return;
    for (const Json& item : items) out.push_back(read(value, item));
  };
  const auto before = out.size();
  each("messages", &read_whatsapp_message);
  each("message_echoes", &read_whatsapp_echo);
  each("statuses", &read_whatsapp_status);
  if (out.size() == before) out.emplace_back();
}

}  // namespace

std::vector<Inbound> read_whatsapp(const Account&, const Json& body) {
  std::vector<Inbound> out;
  const Json& entries = at(body, "entry");
  if (!entries.is_array()) return out;
  for (const Json& entry : entries) {
    const Json& changes = at(entry, "changes");
    if (!changes.is_array()) continue;
    for (const Json& change : changes) read_whatsapp_change(at(change, "value"), out);
  }
  return out;
}

}  // namespace yingda::channels
