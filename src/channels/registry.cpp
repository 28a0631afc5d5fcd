#include "channels/registry.hpp"

#include <algorithm>
#include <array>

#include "channels/discord/discord.hpp"
#include "channels/instagram/instagram.hpp"
#include "channels/kakao/kakao.hpp"
#include "channels/line/line.hpp"
#include "channels/messenger/messenger.hpp"
#include "channels/slack/slack.hpp"
#include "channels/teams/teams.hpp"
#include "channels/telegram/telegram.hpp"
#include "channels/viber/viber.hpp"
#include "channels/whatsapp_cloud/whatsapp_cloud.hpp"
#include "channels/x_account_activity/x_account_activity.hpp"
#include "channels/zalo_oa/zalo_oa.hpp"

namespace yingda::channels {

std::span<const Adapter* const> adapters() {
  static const Discord kDiscord;
  static const Instagram kInstagram;
  static const Kakao kKakao;
  static const Line kLine;
  static const Messenger kMessenger;
  static const Slack kSlack;
  static const Teams kTeams;
  static const Telegram kTelegram;
  static const Viber kViber;
  static const WhatsappCloud kWhatsappCloud;
  static const XAccountActivity kXAccountActivity;
  static const ZaloOa kZaloOa;
  static const std::array kAll = std::to_array<const Adapter*>({
      &kDiscord,
      &kInstagram,
      &kKakao,
      &kLine,
      &kMessenger,
      &kSlack,
      &kTeams,
      &kTelegram,
      &kViber,
      &kWhatsappCloud,
      &kXAccountActivity,
      &kZaloOa,
  });
  return kAll;
}

const Adapter* find_adapter(std::string_view type) {
  const auto all = adapters();
  const auto found = std::ranges::find(all, type, &Adapter::type);
  return found == all.end() ? nullptr : *found;
}

}  // namespace yingda::channels
