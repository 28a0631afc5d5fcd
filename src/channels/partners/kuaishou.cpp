#include "channels/partners/kuaishou.hpp"

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {

std::string kuaishou_signature(std::string_view secret, std::string_view body) {
  return to_hex(digest(Hash::md5, std::string(body) + std::string(secret)));
}

bool is_kuaishou_signed(std::string_view secret, std::string_view body, std::string_view given) {
  return !secret.empty() && equal_secrets(given, kuaishou_signature(secret, body));
}

Inbound read_kuaishou(const Json& body) {
  Inbound out;
  out.dedupe_key = text_at(body, "message_id");
  out.event = text_at(body, "biz_type");
  out.type = out.event.empty() ? InboundType::ignore : InboundType::event;
  out.sent_at = number_at(body, "timestamp");
  return out;
}

Json kuaishou_answer(const Json& body) {
  return {{"result", 1}, {"message_id", text_at(body, "message_id")}};
}

}  // namespace yingda::channels
