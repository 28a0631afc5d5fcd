#pragma once
// What a push was answered, in the words of the vectors: status, body, content_type and, where it is JSON,
// body_json.

#include "channels/channel.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {

inline Json vector_answer(const Reception& reception) {
  const Reply& reply = reception.reply;
  Json out = {{"status", reply.status}, {"body", reply.body}, {"content_type", reply.content_type}};
  if (const auto json = read_json(reply.body)) out["body_json"] = out["response_json"] = *json;
  return out;
}

}  // namespace yingda::channels
