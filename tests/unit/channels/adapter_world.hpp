#pragma once
// What the tests of all adapters need.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channels/json_read.hpp"
#include "channels/registry.hpp"

namespace yingda::channels::test {

inline const Adapter& adapter(std::string_view type) {
  const Adapter* found = find_adapter(type);
  if (found == nullptr) throw std::invalid_argument(std::string(type));
  return *found;
}

inline Outgoing say(std::string text, std::string user, std::string conversation) {
  Outgoing out;
  out.id = "m0000000000000001";
  out.user_id = std::move(user);
  out.conversation_id = std::move(conversation);
  out.part = TextPart{std::move(text)};
  return out;
}

inline Json body_of(const Call& call) { return read_json(call.body).value_or(Json()); }

}  // namespace yingda::channels::test
