#include "channels/registry.hpp"

#include <algorithm>
#include <array>

#include "channels/instagram/instagram.hpp"
#include "channels/kakao/kakao.hpp"
#include "channels/line/line.hpp"
#include "channels/messenger/messenger.hpp"
#include "channels/telegram/telegram.hpp"
#include "channels/whatsapp_cloud/whatsapp_cloud.hpp"

namespace yingda::channels {

std::span<const Adapter* const> adapters() {
  static const Instagram kInstagram;
  static const Kakao kKakao;
  static const Line kLine;
  static const Messenger kMessenger;
  static const Telegram kTelegram;
  static const WhatsappCloud kWhatsappCloud;
  static const std::array kAll = std::to_array<const Adapter*>({
      &kInstagram,
      &kKakao,
      &kLine,
      &kMessenger,
      &kTelegram,
      &kWhatsappCloud,
  });
  return kAll;
}

const Adapter* find_adapter(std::string_view type) {
  const auto all = adapters();
  const auto found = std::ranges::find(all, type, &Adapter::type);
  return found == all.end() ? nullptr : *found;
}

}  // namespace yingda::channels
