#include "channels/registry.hpp"

#include <algorithm>
#include <array>

#include "channels/telegram/telegram.hpp"
#include "channels/wechat_miniprogram/wechat_miniprogram.hpp"
#include "channels/wechat_oa/wechat_oa.hpp"
#include "channels/wecom/wecom_app.hpp"
#include "channels/wecom/wecom_kf.hpp"

namespace yingda::channels {

std::span<const Adapter* const> adapters() {
  static const Telegram kTelegram;
  static const WechatMiniprogram kWechatMiniprogram;
  static const WechatOa kWechatOa;
  static const WecomApp kWecomApp;
  static const WecomKf kWecomKf;
  static const auto kAll = std::to_array<const Adapter*>({
      &kTelegram,
      &kWechatMiniprogram,
      &kWechatOa,
      &kWecomApp,
      &kWecomKf,
  });
  return kAll;
}

const Adapter* find_adapter(std::string_view type) {
  const auto all = adapters();
  const auto found = std::ranges::find(all, type, &Adapter::type);
  return found == all.end() ? nullptr : *found;
}

}  // namespace yingda::channels
