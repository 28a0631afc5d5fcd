#pragma once
// SIP and RTP as text and bytes: what a voice channel would start from. Protocol: RFC 3261, 7616 and 8760
// (digest), 4566 (SDP), 3550 (RTP).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "channels/exchange.hpp"
#include "channels/message.hpp"

namespace yingda::channels {

struct SipDigest {
  std::string algorithm;  // "", MD5 or SHA-256, with or without "-sess"
  std::string username;
  std::string realm;
  std::string password;
  std::string method;
  std::string uri;
  std::string nonce;
  std::string nc;
  std::string cnonce;
  std::string qop;  // "" as in RFC 2069
};
// Lower-case hex; nothing for an algorithm that is not known here.
std::optional<std::string> sip_digest_response(const SipDigest& parts);

struct SipMessage {
  std::string method;
  std::string uri;
  Fields headers;  // compact names written out; folded lines joined
  std::string body;
};
// A request; nothing for responses and for what is no SIP.
std::optional<SipMessage> read_sip(std::string_view text);
// The address in a header such as From, without name and parameters.
std::string sip_address(std::string_view value);

// A call that begins or ends, or a text (RFC 3428).
Inbound inbound_of(const SipMessage& message);

struct RtpHeader {
  int version = 0;
  bool marker = false;
  int payload_type = 0;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t ssrc = 0;
  std::size_t payload_len = 0;  // bytes, without contributors, extension and padding
};
std::optional<RtpHeader> read_rtp_header(std::string_view packet);
Json to_json(const RtpHeader& header);

}  // namespace yingda::channels
