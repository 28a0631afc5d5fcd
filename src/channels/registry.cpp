#include "channels/registry.hpp"

#include <algorithm>
#include <array>

#include "channels/dingtalk/dingtalk.hpp"
#include "channels/douyin/douyin.hpp"
#include "channels/feishu/feishu.hpp"
#include "channels/qq_bot/qq_bot.hpp"
#include "channels/telegram/telegram.hpp"
#include "channels/tiktok/tiktok.hpp"
#include "channels/wechat_miniprogram/wechat_miniprogram.hpp"
#include "channels/wechat_oa/wechat_oa.hpp"
#include "channels/wecom/wecom_app.hpp"
#include "channels/wecom/wecom_kf.hpp"
#include "channels/weibo/weibo.hpp"

namespace yingda::channels {

std::span<const Adapter* const> adapters() {
  static const Dingtalk kDingtalk;
  static const Douyin kDouyin;
  static const Feishu kFeishu;
  static const QqBot kQqBot;
  static const Telegram kTelegram;
  static const Tiktok kTiktok;
  static const WechatMiniprogram kWechatMiniprogram;
  static const WechatOa kWechatOa;
  static const WecomApp kWecomApp;
  static const WecomKf kWecomKf;
  static const Weibo kWeibo;
  static const auto kAll = std::to_array<const Adapter*>({
      &kDingtalk,
      &kDouyin,
      &kFeishu,
      &kQqBot,
      &kTelegram,
      &kTiktok,
      &kWechatMiniprogram,
      &kWechatOa,
      &kWecomApp,
      &kWecomKf,
      &kWeibo,
  });
  return kAll;
}

const Adapter* find_adapter(std::string_view type) {
  const auto all = adapters();
  const auto found = std::ranges::find(all, type, &Adapter::type);
  return found == all.end() ? nullptr : *found;
}

}  // namespace yingda::channels
