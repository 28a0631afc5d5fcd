#include "channels/vector_reply.hpp"

#include "channels/json_read.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {

Push signed_push(const Json& inputs, std::string_view name) {
  Push out = push_of(inputs);
  if (!header(out.headers, name).empty()) return out;
  std::string value = text_at(inputs, "signature");
  if (value.empty()) value = text_at(inputs, "header");
  if (!value.empty()) out.headers.emplace_back(name, std::move(value));
  return out;
}

Json signature_result(std::optional<Refusal> refusal, int status) {
  if (!refusal) return {{"valid", true}};
  return {{"valid", false}, {"reason", to_text(*refusal)}, {"status", status}};
}

Json reply_json(const Reply& reply) {
  Json out = {{"status", reply.status},
              {"content_type", reply.content_type.substr(0, reply.content_type.find(';'))},
              {"body", reply.body}};
  if (auto json = read_json(reply.body)) out["body_json"] = std::move(*json);
  return out;
}

}  // namespace yingda::channels
