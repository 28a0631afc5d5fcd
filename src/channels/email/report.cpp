#include "channels/email/report.hpp"

#include "base/text.hpp"

namespace yingda::channels::mail {
namespace {

const MimePart* find_part(const MimePart& part, std::string_view type) {
  if (part.type.value == type) return &part;
  for (const MimePart& child : part.parts) {
    if (const MimePart* found = find_part(child, type)) return found;
  }
  return nullptr;
}

// "rfc822; wang@cust.example"
std::string behind_type(std::string_view value) {
  const auto semicolon = value.find(';');
  return std::string(trim(semicolon == std::string_view::npos ? value : value.substr(semicolon + 1)));
}

// All the groups of fields that a report has, one behind the other: those of the message come first and have
// other names than those of the recipients.
Fields report_fields(const MimePart& part) {
  Fields out;
  const std::string text = part.text();
  std::string_view rest = text;
  while (!rest.empty()) {
    const Entity group = split_entity(rest);
    out.insert(out.end(), group.headers.begin(), group.headers.end());
    rest = group.body;
  }
  return out;
}

void read_original(const MimePart& message, Report& out) {
  for (const char* type :
       {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}) {
    const MimePart* original = find_part(message, type);
    if (original == nullptr) continue;
    const std::string bytes = original->bytes();
    const Entity entity = split_entity(bytes);
    if (const auto ids = read_message_ids(header(entity.headers, "Message-ID")); !ids.empty())
      out.message_id = ids[0];
    out.references = header(entity.headers, "References");
    return;
  }
}

}  // namespace

std::optional<Report> read_report(const MimePart& message) {
  Report out;
  if (message.type.value != "multipart/report") return std::nullopt;
  const std::string kind = ascii_lower(message.type["report-type"]);
  const MimePart* delivery = find_part(message, "message/delivery-status");
  if (delivery == nullptr) delivery = find_part(message, "message/global-delivery-status");
  if (delivery != nullptr && (kind.empty() || kind == "delivery-status")) {
    const Fields fields = report_fields(*delivery);
    const std::string action = ascii_lower(header(fields, "Action"));
    out.event = action == "failed"                                                     ? "failed"
                : action == "delivered" || action == "relayed" || action == "expanded" ? "delivered"
                                                                                       : "";
    out.recipient = behind_type(header(fields, "Final-Recipient"));
    if (out.recipient.empty()) out.recipient = behind_type(header(fields, "Original-Recipient"));
    out.status = trim(header(fields, "Status"));
    out.status = out.status.substr(0, out.status.find_first_of(" \t("));
    out.diagnostic = behind_type(header(fields, "Diagnostic-Code"));
  } else if (const MimePart* seen = find_part(message, "message/disposition-notification"); seen != nullptr) {
    const Fields fields = report_fields(*seen);
    out.event =
        ascii_lower(header(fields, "Disposition")).find("displayed") != std::string::npos ? "read" : "";
    out.recipient = behind_type(header(fields, "Final-Recipient"));
    if (const auto ids = read_message_ids(header(fields, "Original-Message-ID")); !ids.empty())
      out.message_id = ids[0];
  } else {
    return std::nullopt;
  }
  const std::string told = out.message_id;
  read_original(message, out);
  if (!told.empty()) out.message_id = told;
  return out;
}

}  // namespace yingda::channels::mail
