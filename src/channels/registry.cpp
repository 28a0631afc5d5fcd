#include "channels/registry.hpp"

#include <algorithm>
#include <array>

#include "channels/aliyun_sms/aliyun_sms.hpp"
#include "channels/apple_messages/apple_messages.hpp"
#include "channels/dingtalk/dingtalk.hpp"
#include "channels/discord/discord.hpp"
#include "channels/douyin/douyin.hpp"
#include "channels/email/email.hpp"
#include "channels/feishu/feishu.hpp"
#include "channels/generic_webhook/generic_webhook.hpp"
#include "channels/instagram/instagram.hpp"
#include "channels/kakao/kakao.hpp"
#include "channels/line/line.hpp"
#include "channels/matrix/matrix.hpp"
#include "channels/mattermost/mattermost.hpp"
#include "channels/messenger/messenger.hpp"
#include "channels/qq_bot/qq_bot.hpp"
#include "channels/rcs_business/rcs_business.hpp"
#include "channels/rocketchat/rocketchat.hpp"
#include "channels/slack/slack.hpp"
#include "channels/teams/teams.hpp"
#include "channels/telegram/telegram.hpp"
#include "channels/tencent_sms/tencent_sms.hpp"
#include "channels/tiktok/tiktok.hpp"
#include "channels/twilio/twilio.hpp"
#include "channels/viber/viber.hpp"
#include "channels/wechat_miniprogram/wechat_miniprogram.hpp"
#include "channels/wechat_oa/wechat_oa.hpp"
#include "channels/wecom/wecom_app.hpp"
#include "channels/wecom/wecom_kf.hpp"
#include "channels/weibo/weibo.hpp"
#include "channels/whatsapp_cloud/whatsapp_cloud.hpp"
#include "channels/x_account_activity/x_account_activity.hpp"
#include "channels/zalo_oa/zalo_oa.hpp"
#include "channels/zulip/zulip.hpp"

namespace yingda::channels {

std::span<const Adapter* const> adapters() {
  static const AliyunSms kAliyunSms;
  static const AppleMessages kAppleMessages;
  static const Dingtalk kDingtalk;
  static const Discord kDiscord;
  static const Douyin kDouyin;
  static const Email kEmail;
  static const Feishu kFeishu;
  static const GenericWebhook kGenericWebhook;
  static const Instagram kInstagram;
  static const Kakao kKakao;
  static const Line kLine;
  static const Matrix kMatrix;
  static const Mattermost kMattermost;
  static const Messenger kMessenger;
  static const QqBot kQqBot;
  static const RcsBusiness kRcsBusiness;
  static const RocketChat kRocketChat;
  static const Slack kSlack;
  static const Teams kTeams;
  static const Telegram kTelegram;
  static const TencentSms kTencentSms;
  static const Tiktok kTiktok;
  static const Twilio kTwilio;
  static const Viber kViber;
  static const WechatMiniprogram kWechatMiniprogram;
  static const WechatOa kWechatOa;
  static const WecomApp kWecomApp;
  static const WecomKf kWecomKf;
  static const Weibo kWeibo;
  static const WhatsappCloud kWhatsappCloud;
  static const XAccountActivity kXAccountActivity;
  static const ZaloOa kZaloOa;
  static const Zulip kZulip;
  static const auto kAll = std::to_array<const Adapter*>({
      &kAliyunSms,
      &kAppleMessages,
      &kDingtalk,
      &kDiscord,
      &kDouyin,
      &kEmail,
      &kFeishu,
      &kGenericWebhook,
      &kInstagram,
      &kKakao,
      &kLine,
      &kMatrix,
      &kMattermost,
      &kMessenger,
      &kQqBot,
      &kRcsBusiness,
      &kRocketChat,
      &kSlack,
      &kTeams,
      &kTelegram,
      &kTencentSms,
      &kTiktok,
      &kTwilio,
      &kViber,
      &kWechatMiniprogram,
      &kWechatOa,
      &kWecomApp,
      &kWecomKf,
      &kWeibo,
      &kWhatsappCloud,
      &kXAccountActivity,
      &kZaloOa,
      &kZulip,
  });
  return kAll;
}

const Adapter* find_adapter(std::string_view type) {
  const auto all = adapters();
  const auto found = std::ranges::find(all, type, &Adapter::type);
  return found == all.end() ? nullptr : *found;
}

}  // namespace yingda::channels
