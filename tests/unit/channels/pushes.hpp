#pragma once
// Pushes as most platforms make them.

#include "channels/form.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {

inline Push json_push(std::string body) {
  Push push;
  push.method = "POST";
  push.headers = {{"Content-Type", "application/json"}};
  push.body = std::move(body);
  return push;
}

inline Push form_push(const Fields& form) {
  Push push = json_push(form_of(form));
  push.headers[0].second = "application/x-www-form-urlencoded";
  return push;
}

}  // namespace yingda::channels::test
