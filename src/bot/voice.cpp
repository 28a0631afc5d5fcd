#include "bot/voice.hpp"

#include <algorithm>

#include "bot/replies.hpp"
#include "nlu/langid/scripts.hpp"
#include "nlu/language.hpp"

namespace yingda::bot {
namespace {

bool is_chinese(std::string_view language) { return language.starts_with("zh"); }

void put_into_form(Button& button, const Voice& voice) {
  button.label = in_form(button.label, voice);
  button.reply = in_form(button.reply, voice);
}

}  // namespace

Voice voice_for(std::string language, std::string_view channel_language, bool cantonese,
                const Workspace& workspace) {
  Voice voice{std::move(language), "", nlu::ChineseForm::as_written};
  voice.phrases = reply_language(voice.language, workspace);
  if (voice.language == "zh-Hant") {
    voice.form = nlu::traditional_form(channel_language, cantonese);
  } else if (voice.language == "zh" && nlu::plain_language(workspace.locale) == "zh-Hant") {
    voice.form = nlu::ChineseForm::simplified;
  }
  return voice;
}

const Answer& answer_for(const Entry& entry, const Voice& voice, const Workspace& workspace) {
  const auto find = [&](const auto& fits) {
    return std::ranges::find_if(entry.answers, [&](const Answer& answer) {
      return !answer.parts.empty() && fits(nlu::plain_language(answer.language));
    });
  };
  for (const std::string& wanted : {voice.language, nlu::plain_language(workspace.locale)}) {
    auto found = find([&](const std::string& language) { return language == wanted; });
    if (found == entry.answers.end() && is_chinese(wanted)) found = find(is_chinese);
    if (found != entry.answers.end()) return *found;
  }
  return entry.answers.front();
}

std::string in_form(const std::string& text, const Voice& voice) {
  if (voice.form == nlu::ChineseForm::as_written || !nlu::find_han(text).chinese) return text;
  return nlu::in_form(text, voice.form);
}

std::vector<std::string> in_form(std::vector<std::string> texts, const Voice& voice) {
  for (auto& text : texts) text = in_form(text, voice);
  return texts;
}

void put_into_form(Parts& parts, const Voice& voice) {
  if (voice.form == nlu::ChineseForm::as_written) return;
  for (Part& part : parts) {
    if (auto* text = std::get_if<TextPart>(&part)) text->text = in_form(text->text, voice);
    if (auto* choices = std::get_if<QuickRepliesPart>(&part)) {
      for (Button& option : choices->options) put_into_form(option, voice);
    }
    if (auto* cards = std::get_if<CardPart>(&part)) {
      for (Card& card : cards->cards) {
        card.title = in_form(card.title, voice);
        card.text = in_form(card.text, voice);
        for (Button& button : card.buttons) put_into_form(button, voice);
      }
    }
  }
}

Json language_note(const Voice& voice, std::string_view answered_in) {
  const std::string answer = nlu::plain_language(answered_in);
  const bool same = voice.language.empty() || answer == voice.language ||
                    (is_chinese(answer) && is_chinese(voice.language));
  return same ? Json() : Json{{"customer", voice.language}, {"answer", answer}};
}

}  // namespace yingda::bot
