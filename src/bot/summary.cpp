#include "bot/summary.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "bot/replies.hpp"
#include "bot/signals.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

constexpr std::size_t kMostAsked = 10;
constexpr std::size_t kShortLength = 80;  // code points

std::string shortened(const std::string& text) {
  const auto line = trim(text);
  const auto head = prefix_code_points(line, kShortLength);
  return head.size() == line.size() ? std::string(head) : std::string(head) + "…";
}

bool is_small_talk(const std::string& text) {
  return read_signals(text, nlu::normalize(text)).small_talk != SmallTalk::none;
}

std::string meta_text(const Json& json, const char* key) {
  const auto at = json.is_object() ? json.find(key) : json.end();
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::string joined(const std::vector<std::string>& texts, std::string_view by) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : std::string(by)) + text;
  return out;
}

// The questions of the entries that a message of the bot quotes: one, or several with "answers".
std::vector<std::string> titles_of(const Json& meta, const Snapshot& snapshot) {
  std::vector<std::string> titles;
  const auto add = [&](const Json& from) {
    const auto id = parse_id<EntryId>(meta_text(from, "entry_id"));
    if (const Entry* entry = id ? snapshot.find(*id) : nullptr) titles.push_back(entry->question);
  };
  const auto answers = meta.is_object() ? meta.find("answers") : meta.end();
  if (answers == meta.end()) {
    add(meta);
  } else {
    for (const Json& answer : *answers) add(answer);
  }
  return titles;
}

// What the bot or an agent said to the question: its kind, and for an answer of the bot the entry's question.
Json answered_of(const Message& message, const std::string& question, const Snapshot& snapshot) {
  if (message.author == Author::agent)
    return {{"question", question}, {"kind", "agent"}, {"title", shortened(plain_text(message.parts))}};
  return {{"question", question},
          {"kind", meta_text(message.meta, "kind")},
          {"title", joined(titles_of(message.meta, snapshot), "；")}};
}

Localized mood_text(Mood mood) {
  switch (mood) {
    case Mood::calm:
      return {"平静", "calm"};
    case Mood::worried:
      return {"着急", "worried"};
    case Mood::angry:
      return {"生气", "angry"};
  }
  return {};
}

// One or two sentences that an agent reads at a glance.
Localized prose(const std::vector<std::string>& asked, const Json& answered, const Localized& reason,
                Mood mood) {
  std::vector<std::string> titles;
  std::size_t missed = 0;
  for (const auto& item : answered) {
    if (item["kind"] == "answer") titles.push_back(item["title"].get<std::string>());
    if (item["kind"] == "unknown") ++missed;
  }
  Localized text;
  text.zh = asked.empty() ? "客户还没有提问。" : "客户问：" + joined(asked, "；") + "。";
  text.en = asked.empty() ? "The customer has asked nothing yet."
                          : "The customer asked: " + joined(asked, "; ") + ".";
  if (!titles.empty()) {
    text.zh += "机器人答了：" + joined(titles, "；") + "。";
    text.en += " The bot answered: " + joined(titles, "; ") + ".";
  }
  if (missed > 0) {
    text.zh += "有 " + std::to_string(missed) + " 个问题没答上。";
    text.en += " It had no answer " + std::to_string(missed) + (missed == 1 ? " time." : " times.");
  }
  if (!reason.empty()) {
    text.zh += "转人工原因：" + reason.zh + "。";
    text.en += " Handed over: " + reason.en + ".";
  }
  if (mood != Mood::calm) {
    text.zh += "客户情绪：" + mood_text(mood).zh + "。";
    text.en += " The customer sounds " + mood_text(mood).en + ".";
  }
  return text;
}

}  // namespace

Json summarise(const Conversation& conversation, const std::vector<Message>& messages,
               const Snapshot& snapshot) {
  std::vector<std::string> asked;
  Json answered = Json::array();
  std::size_t count = 0;
  std::string open;  // the question that the next reply belongs to
  for (const Message& message : messages) {
    if (message.author == Author::note || message.author == Author::system) continue;
    ++count;
    if (message.author == Author::customer) {
      const std::string text = plain_text(message.parts);
      if (text.empty() || is_small_talk(text)) continue;
      open = shortened(text);
      if (std::ranges::find(asked, open) == asked.end()) asked.push_back(open);
    } else if (!open.empty()) {
      answered.push_back(answered_of(message, open, snapshot));
      open.clear();
    }
  }
  if (asked.size() > kMostAsked) asked.erase(asked.begin(), asked.end() - kMostAsked);
  const Localized reason = reason_text(conversation.handoff_reason);
  const Localized text = prose(asked, answered, reason, conversation.mood);
  return {{"who", to_text(conversation.contact)},
          {"asked", asked},
          {"answered", std::move(answered)},
          {"reason", to_text(conversation.handoff_reason)},
          {"reason_text", {{"zh", reason.zh}, {"en", reason.en}}},
          {"mood", to_text(conversation.mood)},
          {"language", conversation.language},
          {"message_count", count},
          {"text", {{"zh", text.zh}, {"en", text.en}}}};
}

}  // namespace yingda::bot
