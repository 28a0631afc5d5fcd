#include "channels/partners/sip.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/crypto.hpp"
#include "base/text.hpp"
#include "channels/crypto.hpp"

namespace yingda::channels {
namespace {

struct SipName {
  std::string_view compact;
  std::string_view name;
};
constexpr std::array kSipNames = {SipName{"v", "via"},
                                  SipName{"f", "from"},
                                  SipName{"t", "to"},
                                  SipName{"i", "call-id"},
                                  SipName{"m", "contact"},
                                  SipName{"c", "content-type"},
                                  SipName{"l", "content-length"},
                                  SipName{"s", "subject"},
                                  SipName{"k", "supported"},
                                  SipName{"e", "content-encoding"}};

std::string full_name(std::string_view name) {
  const std::string lower = ascii_lower(name);
  const auto found = std::ranges::find(kSipNames, std::string_view(lower), &SipName::compact);
  return found == kSipNames.end() ? lower : std::string(found->name);
}

// The next line without its end, which is CRLF or LF.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view take_word(std::string_view& text) {
  const auto end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

int int_of(std::string_view text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::string_view sip_tag(std::string_view value) {
  constexpr std::string_view kTag = ";tag=";
  const auto found = value.find(kTag);
  if (found == std::string_view::npos) return {};
  value.remove_prefix(found + kTag.size());
  return value.substr(0, value.find_first_of(";, "));
}

// The codec of a payload type that no rtpmap explains.
std::string static_codec(std::string_view type) {
  if (type == "0") return "PCMU/8000";
  if (type == "8") return "PCMA/8000";
  return type == "9" ? "G722/8000" : "";
}

// Where the caller wants to hear us: the first audio line and its first codec.
Json rtp_of(std::string_view sdp) {
  std::string ip;
  std::string port;
  std::string type;
  std::string codec;
  bool in_audio = false;
  while (!sdp.empty()) {
    const std::string_view line = take_line(sdp);
    std::string_view rest = line.substr(std::min<std::size_t>(2, line.size()));
    if (line.starts_with("m=")) {
      in_audio = port.empty() && take_word(rest) == "audio";
      if (!in_audio) continue;
      port = take_word(rest);
      take_word(rest);  // RTP/AVP
      type = take_word(rest);
    } else if (line.starts_with("c=") && (in_audio || port.empty())) {
      take_word(rest);  // IN
      take_word(rest);  // IP4 or IP6
      ip = rest.substr(0, rest.find('/'));
    } else if (const std::string map = "a=rtpmap:" + type + " ";
               in_audio && codec.empty() && line.starts_with(map)) {
      codec = line.substr(map.size());
    }
  }
  if (port.empty()) return Json();
  if (codec.empty()) codec = static_codec(type);
  return {{"ip", ip}, {"port", int_of(port)}, {"codec", codec}};
}

std::string_view call_event(std::string_view method) {
  if (method == "INVITE") return "ringing";
  if (method == "BYE") return "completed";
  return method == "CANCEL" ? "canceled" : "";
}

}  // namespace

std::optional<std::string> sip_digest_response(const SipDigest& parts) {
  constexpr std::string_view kSession = "-sess";
  std::string name = ascii_lower(parts.algorithm);
  const bool session = name.ends_with(kSession);
  if (session) name.resize(name.size() - kSession.size());
  if (!name.empty() && name != "md5" && name != "sha-256") return std::nullopt;
  const Hash hash = name == "sha-256" ? Hash::sha256 : Hash::md5;
  const auto h = [&](const std::string& text) { return to_hex(digest(hash, text)); };
  std::string ha1 = h(parts.username + ":" + parts.realm + ":" + parts.password);
  if (session) ha1 = h(ha1 + ":" + parts.nonce + ":" + parts.cnonce);
  const std::string ha2 = h(parts.method + ":" + parts.uri);
  if (parts.qop.empty()) return h(ha1 + ":" + parts.nonce + ":" + ha2);
  return h(ha1 + ":" + parts.nonce + ":" + parts.nc + ":" + parts.cnonce + ":" + parts.qop + ":" + ha2);
}

std::optional<SipMessage> read_sip(std::string_view text) {
  SipMessage out;
  std::string_view first = take_line(text);
  out.method = take_word(first);
  out.uri = take_word(first);
  if (first != "SIP/2.0" || out.method.empty() || out.uri.empty()) return std::nullopt;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    if ((line.starts_with(' ') || line.starts_with('\t')) && !out.headers.empty()) {
      out.headers.back().second += " " + std::string(trim(line));
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    out.headers.emplace_back(full_name(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
  }
  out.body = text;
  return out;
}

std::string sip_address(std::string_view value) {
  const auto open = value.rfind('<');  // a name in quotes before it may hold one too
  if (open != std::string_view::npos) {
    const std::string_view inside = value.substr(open + 1);
    return std::string(inside.substr(0, inside.find_first_of(">;")));
  }
  return std::string(trim(value.substr(0, value.find(';'))));
}

Inbound inbound_of(const SipMessage& message) {
  Inbound out;
  const std::string_view from = header(message.headers, "from");
  const std::string_view call = header(message.headers, "call-id");
  std::string_view sequence = header(message.headers, "cseq");
  out.dedupe_key =
      std::string(call) + ":" + std::string(sip_tag(from)) + ":" + std::string(take_word(sequence));
  out.user_id = sip_address(from);
  out.conversation_id = sip_address(message.uri) + ":" + out.user_id;
  if (message.method == "MESSAGE") {
    out.type = InboundType::text;
    out.text = message.body;
    return out;
  }
  out.event = call_event(message.method);
  out.type = out.event.empty() ? InboundType::control : InboundType::call;
  out.extra = {{"call_id", call}};
  if (Json rtp = rtp_of(message.body); rtp.is_object()) out.extra["rtp"] = std::move(rtp);
  return out;
}

std::optional<RtpHeader> read_rtp_header(std::string_view packet) {
  constexpr std::size_t kFixed = 12;
  if (packet.size() < kFixed) return std::nullopt;
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned int>(static_cast<unsigned char>(packet[i]));
  };
  const auto word = [&](std::size_t i) { return (byte(i) << 8U) | byte(i + 1); };
  RtpHeader out;
  out.version = static_cast<int>(byte(0) >> 6U);
  if (out.version != 2) return std::nullopt;
  out.marker = (byte(1) & 0x80U) != 0;
  out.payload_type = static_cast<int>(byte(1) & 0x7FU);
  out.sequence = static_cast<std::uint16_t>(word(2));
  out.timestamp = (word(4) << 16U) | word(6);
  out.ssrc = (word(8) << 16U) | word(10);
  std::size_t start = kFixed + 4 * (byte(0) & 0x0FU);
  if ((byte(0) & 0x10U) != 0) {
    if (packet.size() < start + 4) return std::nullopt;
    start += 4 + 4 * static_cast<std::size_t>(word(start + 2));
  }
  const std::size_t padding = (byte(0) & 0x20U) != 0 ? byte(packet.size() - 1) : 0;
  if (start + padding > packet.size()) return std::nullopt;
  out.payload_len = packet.size() - start - padding;
  return out;
}

Json to_json(const RtpHeader& header) {
  std::string ssrc;
  for (const unsigned int shift : {24U, 16U, 8U, 0U})
    ssrc += static_cast<char>((header.ssrc >> shift) & 0xFFU);
  return {{"version", header.version},           {"marker", header.marker},
          {"payload_type", header.payload_type}, {"sequence", header.sequence},
          {"timestamp", header.timestamp},       {"ssrc", to_hex(ssrc)},
          {"payload_len", header.payload_len}};
}

}  // namespace yingda::channels
