#include "channels/email/inbound.hpp"

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/email/content.hpp"
#include "channels/email/message_id.hpp"
#include "channels/email/reply_text.hpp"
#include "channels/email/report.hpp"

namespace yingda::channels::mail {
namespace {

std::string first_address(std::string_view value) {
  const auto addresses = read_addresses(value);
  return addresses.empty() ? "" : ascii_lower(addresses[0].address);
}

std::string domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return at == std::string_view::npos ? "" : ascii_lower(address.substr(at + 1));
}

bool is_robot_address(std::string_view address) {
  constexpr std::array<std::string_view, 8> kNames = {"mailer-daemon", "no-reply",    "noreply",
                                                      "no_reply",      "donotreply",  "postmaster",
                                                      "do-not-reply",  "do_not_reply"};
  const std::string_view name = address.substr(0, address.rfind('@'));
  return std::ranges::any_of(kNames, [&](std::string_view one) { return name.starts_with(one); });
}

// Of "help+8812@shop.example" where "help@shop.example" is ours.
std::string plus_token(const Fields& headers, const std::vector<std::string>& own) {
  for (const char* name : {"Delivered-To", "To", "Cc"}) {
    for (const Address& one : read_addresses(header(headers, name))) {
      const std::string address = ascii_lower(one.address);
      const auto plus = address.find('+');
      const auto at = address.rfind('@');
      if (plus == std::string::npos || at == std::string::npos || plus > at) continue;
      if (std::ranges::find(own, address.substr(0, plus) + address.substr(at)) != own.end())
        return address.substr(plus + 1, at - plus - 1);
    }
  }
  return "";
}

struct Thread {
  std::string conversation_id;
  Json known = Json::array();  // where to look, nearest first
};

Thread find_thread(const Fields& headers, std::string_view own_id, std::string_view subject,
                   const std::vector<std::string>& own) {
  Thread out;
  const auto references = read_message_ids(header(headers, "References"));
  const auto parents = read_message_ids(header(headers, "In-Reply-To"));
  std::vector<std::string> walk(references.rbegin(), references.rend());
  walk.insert(walk.end(), parents.begin(), parents.end());
  for (const std::string& id : walk) {
    if (std::ranges::find(out.known, Json(id)) == out.known.end()) out.known.push_back(id);
    const std::string root = root_of(id);
    if (out.conversation_id.empty() && !root.empty()) out.conversation_id = root;
  }
  if (!out.conversation_id.empty()) return out;
  if (!references.empty()) {
    out.conversation_id = references[0];
  } else if (!parents.empty()) {
    out.conversation_id = parents[0];
  } else if (const std::string marked = subject_token(subject); !marked.empty()) {
    out.conversation_id = "#" + marked;
  } else if (const std::string behind = plus_token(headers, own); !behind.empty()) {
    out.conversation_id = "#" + behind;
  } else {
    out.conversation_id = own_id;
  }
  return out;
}

// Messages without an id are known again by what they say.
std::string dedupe_key_of(const MimePart& message) {
  const auto ids = read_message_ids(header(message.headers, "Message-ID"));
  if (!ids.empty()) return ids[0];
  std::string all;
  for (const char* name : {"Date", "From", "Subject"})
    all.append(header(message.headers, name)).append(1, '\n');
  return "sha256:" + to_hex(sha256(all + std::string(message.body)));
}

InboundType type_of(const Media& media) {
  if (media.mime.starts_with("image/")) return InboundType::image;
  if (media.mime.starts_with("audio/")) return InboundType::voice;
  if (media.mime.starts_with("video/")) return InboundType::video;
  return InboundType::file;
}

void put_content(const MimePart& message, Inbound& out) {
  const Content content = read_content(message);
  out.text = reply_text(content.text);
  // What is attached says more of the message than the pictures within its text.
  for (const bool in_text : {false, true}) {
    for (const File& file : content.files) {
      if (file.in_text != in_text) continue;
      out.media.push_back({file.id, "", file.mime, file.name, static_cast<std::int64_t>(file.bytes.size())});
    }
  }
  out.type = out.media.empty() ? InboundType::text : type_of(out.media[0]);
}

void put_report(const Report& report, Inbound& out) {
  out.type = report.event.empty() ? InboundType::ignore : InboundType::status;
  out.event = report.event;
  out.user_id = ascii_lower(report.recipient);
  out.name.clear();
  out.key = report.status.empty() ? report.message_id : report.status;
  out.text = report.diagnostic;
  if (!report.message_id.empty()) out.extra["platform_id"] = report.message_id;
  const std::string root = root_of(report.message_id);
  const auto chain = read_message_ids(report.references);
  out.conversation_id = !root.empty() ? root : !chain.empty() ? chain[0] : report.message_id;
}

void put_authentication(const Fields& headers, const Account& account, Inbound& out) {
  const std::string server = account.text("authserv_id");
  if (server.empty()) return;
  const bool sound = is_authenticated(headers, server, out.user_id);
  out.extra["authenticated"] = sound;
  if (sound) out.email = out.user_id;
}

}  // namespace

std::vector<std::string> own_addresses(const Account& account) {
  std::vector<std::string> out;
  const std::string all = account.text("address") + "," + account.text("aliases");
  for (const Address& one : read_addresses(all)) out.push_back(ascii_lower(one.address));
  return out;
}

bool is_automatic(const MimePart& message, const std::vector<std::string>& own) {
  const Fields& headers = message.headers;
  const auto has = [&](std::string_view name) { return !header(headers, name).empty(); };
  const std::string submitted = read_parameters(header(headers, "Auto-Submitted")).value;
  if (!submitted.empty() && submitted != "no") return true;
  const std::string precedence = ascii_lower(trim(header(headers, "Precedence")));
  if (precedence == "bulk" || precedence == "junk" || precedence == "list") return true;
  if (has("List-Id") || has("X-Autoreply") || has("X-Autorespond")) return true;
  if (const auto suppress = header(headers, "X-Auto-Response-Suppress");
      !suppress.empty() && !ascii_equal(trim(suppress), "none")) {
    return true;
  }
  if (trim(header(headers, "Return-Path")) == "<>") return true;
  if (message.type.value == "multipart/report") return true;
  const std::string from = first_address(header(headers, "From"));
  return is_robot_address(from) || std::ranges::find(own, from) != own.end();
}

bool is_authenticated(const Fields& headers, std::string_view authserv_id, std::string_view from) {
  const std::string domain = domain_of(from);
  for (const auto& [name, value] : headers) {
    if (!ascii_equal(name, "Authentication-Results")) continue;
    const Parameters results = read_parameters(value);
    // "mx.shop.example 1"; those of other servers may be the sender's own invention.
    if (results.value.substr(0, results.value.find(' ')) != ascii_lower(authserv_id)) continue;
    const std::string dmarc = ascii_lower(results["dmarc"]);
    if (!dmarc.empty()) return dmarc.starts_with("pass");
    for (const char* method : {"dkim", "spf"}) {
      const std::string result = ascii_lower(results[method]);
      if (!result.starts_with("pass")) continue;
      for (const char* property : {"header.d=", "header.i=@", "smtp.mailfrom="}) {
        const auto at = result.find(property);
        if (at == std::string::npos) continue;
        std::string signer = result.substr(at + std::string_view(property).size());
        signer.resize(std::min(signer.find_first_of(" \t"), signer.size()));
        signer.erase(0, signer.rfind('@') + 1);
        if (signer == domain) return true;
      }
    }
    return false;  // the topmost is that of our server; below it stand older ones
  }
  return false;
}

Inbound read_inbound(std::string_view raw, const Account& account) {
  const MimePart message = read_parts(raw);
  const Fields& headers = message.headers;
  const auto own = own_addresses(account);
  Inbound out;
  out.dedupe_key = dedupe_key_of(message);
  const auto from = read_addresses(header(headers, "From"));
  if (!from.empty()) {
    out.user_id = ascii_lower(from[0].address);
    out.name = from[0].name;
  }
  out.sent_at = read_date(header(headers, "Date")).value_or(0);
  if (const auto report = read_report(message)) {
    put_report(*report, out);
    out.extra["auto_reply"] = true;
    return out;
  }
  const std::string subject = header_text(headers, "Subject");
  Thread thread = find_thread(headers, out.dedupe_key, subject, own);
  out.conversation_id = std::move(thread.conversation_id);
  put_content(message, out);
  if (out.text.empty() && out.media.empty()) out.text = bare_subject(subject);
  // The first message of a thread may say what it is about in its subject alone.
  if (!subject.empty()) out.extra["subject"] = subject;
  if (!thread.known.empty()) out.extra["thread"] = std::move(thread.known);
  if (std::ranges::find(own, out.user_id) != own.end()) {
    out.outgoing = true;
    out.user_id = first_address(header(headers, "To"));
  }
  put_authentication(headers, account, out);
  std::string to = first_address(header(headers, "Reply-To"));
  if (!is_address(to)) to = out.user_id;
  Json references = Json::array();
  for (const std::string& id : read_message_ids(header(headers, "References"))) references.push_back(id);
  if (references.empty()) {
    for (const std::string& id : read_message_ids(header(headers, "In-Reply-To"))) references.push_back(id);
  }
  out.reply_to = {{"message_id", out.dedupe_key},
                  {"references", std::move(references)},
                  {"subject", subject},
                  {"to", to}};
  if (is_automatic(message, own)) out.extra["auto_reply"] = out.reply_to["auto_reply"] = true;
  return out;
}

std::string attachment(std::string_view raw, std::string_view id) {
  for (File& file : read_content(read_parts(raw)).files) {
    if (file.id == id) return std::move(file.bytes);
  }
  return "";
}

}  // namespace yingda::channels::mail
