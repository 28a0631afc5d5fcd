#include "http/views/public_config.hpp"

#include "bot/greeting.hpp"
#include "http/views/conversations.hpp"
#include "http/views/messages.hpp"
#include "http/views/people.hpp"

namespace yingda::http::views {
namespace {

// What the bot says first, taken apart: the widget shows it before any conversation exists.
struct Greeting {
  std::string text;
  std::vector<std::string> questions;
};

Greeting greeting_in(const bot::Snapshot& snapshot, const ChannelSettings& settings,
                     std::string_view language) {
  Greeting greeting;
  for (const Part& part : bot::greeting(snapshot, settings, language)) {
    if (const auto* text = std::get_if<TextPart>(&part)) greeting.text = text->text;
    if (const auto* replies = std::get_if<QuickRepliesPart>(&part)) {
      for (const Button& option : replies->options) greeting.questions.push_back(option.label);
    }
  }
  return greeting;
}

void put_greeting(Json& view, const ChannelSettings& settings, const bot::Snapshot* snapshot) {
  Localized text = settings.greeting;
  std::vector<Localized> questions = settings.suggested_questions;
  if (snapshot != nullptr) {
    const Greeting zh = greeting_in(*snapshot, settings, "zh");
    const Greeting en = greeting_in(*snapshot, settings, "en");
    if (text.empty()) text = {zh.text, en.text};
    if (questions.empty()) {
      for (std::size_t i = 0; i < std::max(zh.questions.size(), en.questions.size()); ++i) {
        questions.push_back(
            {i < zh.questions.size() ? zh.questions[i] : "", i < en.questions.size() ? en.questions[i] : ""});
      }
    }
  }
  view["greeting"] = to_json(text);
  view["suggested_questions"] = Json::array();
  for (const Localized& question : questions) view["suggested_questions"].push_back(to_json(question));
}

}  // namespace

Json public_config(const PublicConfig& config, const Channel& channel, const bot::Snapshot* snapshot,
                   const UploadLimits& limits) {
  const ChannelSettings& settings = channel.settings;
  const BotSettings& bot = config.workspace.bot;
  Json view = {{"workspace_name", config.workspace.name},
               {"bot_name", to_json(Localized{bot.name_zh, bot.name_en})},
               {"bot_enabled", settings.bot_enabled},
               {"accent_color", settings.accent_color},
               {"position", settings.position},
               {"people_available", config.people_available},
               {"ask_rating", settings.ask_rating},
               {"upload", {{"max_bytes", limits.max_bytes}, {"accept", accepted_media_types()}}}};
  put_greeting(view, settings, snapshot);
  if (!settings.offhours_message.empty()) view["offhours_message"] = to_json(settings.offhours_message);
  if (config.state) view["state"] = public_state(*config.state);
  return view;
}

Json public_result(const Receipt& receipt, const Names& names) {
  return {{"conversation_id", to_text(receipt.conversation)},
          {"message_id", to_text(receipt.message)},
          {"replies", public_messages(receipt.replies, names)},
          {"handled_by", to_text(receipt.handled_by)}};
}

Json public_page(const PublicPage& page, const Names& names) {
  return {{"items", public_messages(page.items, names)}, {"more", page.more}};
}

}  // namespace yingda::http::views
