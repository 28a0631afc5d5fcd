#include "core/conversations/texts.hpp"

#include "core/localized.hpp"

namespace yingda::texts {
namespace {

// "" when the team does not open again.
std::string next_open(const Team& team, TimeMs now, std::string_view language) {
  const auto opening = next_opening(team.hours, now);
  return opening ? opening_text(team.hours, *opening, now, language) : std::string();
}

bool is_zh(std::string_view language) { return language.starts_with("zh"); }

}  // namespace

std::string offhours(const Channel& channel, const Team& team, TimeMs now, std::string_view language) {
  std::string text = channel.settings.offhours_message.pick(language);
  if (text.empty()) {
    text = is_zh(language)
               ? "现在是非工作时间，人工客服暂时不在线。您的问题已经记下，客服上班后会第一时间回复您。"
               : "Our team is away at the moment. Your question has been noted, and we will answer as soon "
                 "as we are back.";
  }
  const std::string opens = next_open(team, now, language);
  if (opens.empty()) return text;
  return text + (is_zh(language) ? "\n下次上班时间：" + opens + "。" : "\nWe are back " + opens + ".");
}

std::string in_queue(int place, std::optional<int> expected_s, std::string_view language) {
  const std::string at = std::to_string(place);
  const int minutes = expected_s ? (*expected_s + 59) / 60 : 0;
  if (is_zh(language)) {
    const std::string wait =
        minutes > 0 ? "，预计等待约 " + std::to_string(minutes) + " 分钟" : std::string();
    return "您目前排在第 " + at + " 位" + wait + "。您可以先把问题写下来，客服接入后会马上看到。";
  }
  const std::string unit = minutes == 1 ? " minute" : " minutes";
  const std::string wait =
      minutes > 0 ? ", about " + std::to_string(minutes) + unit + " to wait" : std::string();
  return "You are number " + at + " in the queue" + wait +
         ". Please go on writing: the colleague who takes over will see it all.";
}

std::string waiting_for_opening(const Team& team, TimeMs now, std::string_view language) {
  const std::string opens = next_open(team, now, language);
  if (is_zh(language)) {
    return opens.empty() ? "已经记下，客服上班后会第一时间回复您。"
                         : "已经记下，客服将在" + opens + "上班后回复您。";
  }
  return opens.empty() ? "Noted. We will answer as soon as we are back."
                       : "Noted. We will answer when we are back " + opens + ".";
}

std::string calling_person(std::string_view language) {
  return is_zh(language) ? "正在为您转接人工客服，请稍候。"
                         : "I am getting a colleague for you. One moment, please.";
}

std::string contact_received(const std::optional<Team>& team, TimeMs now, std::string_view language) {
  const std::string opens =
      team && !is_open(team->hours, now) ? next_open(*team, now, language) : std::string();
  if (is_zh(language)) {
    return "已收到您的留言和联系方式，" +
           (opens.empty() ? "客服会尽快与您联系。" : "客服将在" + opens + "上班后与您联系。");
  }
  return "Thank you, we have your message and how to reach you. " +
         (opens.empty() ? std::string("We will be in touch soon.")
                        : "We will be in touch when we are back " + opens + ".");
}

}  // namespace yingda::texts
