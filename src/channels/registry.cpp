#include "channels/registry.hpp"

#include <algorithm>
#include <array>

#include "channels/aliyun_sms/aliyun_sms.hpp"
#include "channels/apple_messages/apple_messages.hpp"
#include "channels/generic_webhook/generic_webhook.hpp"
#include "channels/matrix/matrix.hpp"
#include "channels/mattermost/mattermost.hpp"
#include "channels/rcs_business/rcs_business.hpp"
#include "channels/rocketchat/rocketchat.hpp"
#include "channels/telegram/telegram.hpp"
#include "channels/tencent_sms/tencent_sms.hpp"
#include "channels/twilio/twilio.hpp"
#include "channels/zulip/zulip.hpp"

namespace yingda::channels {

std::span<const Adapter* const> adapters() {
  static const AliyunSms kAliyunSms;
  static const AppleMessages kAppleMessages;
  static const GenericWebhook kGenericWebhook;
  static const Matrix kMatrix;
  static const Mattermost kMattermost;
  static const RcsBusiness kRcsBusiness;
  static const RocketChat kRocketChat;
  static const Telegram kTelegram;
  static const TencentSms kTencentSms;
  static const Twilio kTwilio;
  static const Zulip kZulip;
  static const auto kAll = std::to_array<const Adapter*>({
      &kAliyunSms,
      &kAppleMessages,
      &kGenericWebhook,
      &kMatrix,
      &kMattermost,
      &kRcsBusiness,
      &kRocketChat,
      &kTelegram,
      &kTencentSms,
      &kTwilio,
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
