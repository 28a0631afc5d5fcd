#include "channels/registry.hpp"

#include <algorithm>
#include <array>

#include "channels/email/email.hpp"
#include "channels/telegram/telegram.hpp"

namespace yingda::channels {

std::span<const Adapter* const> adapters() {
  static const Email kEmail;
  static const Telegram kTelegram;
  static const std::array<const Adapter*, 2> kAll = {&kEmail, &kTelegram};
  return kAll;
}

const Adapter* find_adapter(std::string_view type) {
  const auto all = adapters();
  const auto found = std::ranges::find(all, type, &Adapter::type);
  return found == all.end() ? nullptr : *found;
}

}  // namespace yingda::channels
