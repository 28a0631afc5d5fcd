#include "storage/sqlite/columns.hpp"

#include "base/json_text.hpp"

namespace yingda::storage {
namespace {

Json to_column(const Localized& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Localized localized(const Json& json) {
  return json.is_object() ? Localized{json.value("zh", ""), json.value("en", "")} : Localized{};
}

}  // namespace

std::string pack(const Json& json) { return json_text(json); }

std::string pack(const std::vector<std::string>& texts) { return pack(Json(texts)); }

std::string pack(const BotSettings& bot) {
  return pack(Json{{"name_zh", bot.name_zh},
                   {"name_en", bot.name_en},
                   {"answer_threshold", bot.answer_threshold},
                   {"clarify_threshold", bot.clarify_threshold},
                   {"failures_before_handoff", bot.failures_before_handoff},
                   {"handoff_on_anger", bot.handoff_on_anger},
                   {"learn_from_conversations", bot.learn_from_conversations},
                   {"handoff_topics", bot.handoff_topics}});
}

std::string pack(const BusinessHours& hours) {
  Json spans = Json::array();
  for (const auto& span : hours.spans) spans.push_back(Json::array({span.weekday, span.from, span.to}));
  return pack(Json{{"always", hours.always},
                   {"time_zone", hours.time_zone},
                   {"spans", std::move(spans)},
                   {"holidays", hours.holidays}});
}

std::string pack(const ChannelSettings& settings) {
  Json questions = Json::array();
  for (const auto& question : settings.suggested_questions) questions.push_back(to_column(question));
  return pack(Json{{"greeting", to_column(settings.greeting)},
                   {"suggested_questions", std::move(questions)},
                   {"offhours_message", to_column(settings.offhours_message)},
                   {"bot_enabled", settings.bot_enabled},
                   {"team", settings.team.value},
                   {"accent_color", settings.accent_color},
                   {"position", settings.position},
                   {"allowed_origins", settings.allowed_origins},
                   {"ask_rating", settings.ask_rating}});
}

Json unpack_json(const std::string& column) { return Json::parse(column); }

std::vector<std::string> unpack_texts(const std::string& column) {
  return unpack_json(column).get<std::vector<std::string>>();
}

BotSettings unpack_bot(const std::string& column) {
  const Json json = unpack_json(column);
  BotSettings bot;
  bot.name_zh = json.value("name_zh", bot.name_zh);
  bot.name_en = json.value("name_en", bot.name_en);
  bot.answer_threshold = json.value("answer_threshold", bot.answer_threshold);
  bot.clarify_threshold = json.value("clarify_threshold", bot.clarify_threshold);
  bot.failures_before_handoff = json.value("failures_before_handoff", bot.failures_before_handoff);
  bot.handoff_on_anger = json.value("handoff_on_anger", bot.handoff_on_anger);
  bot.learn_from_conversations = json.value("learn_from_conversations", bot.learn_from_conversations);
  bot.handoff_topics = json.value("handoff_topics", bot.handoff_topics);
  return bot;
}

BusinessHours unpack_hours(const std::string& column) {
  const Json json = unpack_json(column);
  BusinessHours hours;
  hours.always = json.value("always", hours.always);
  hours.time_zone = json.value("time_zone", hours.time_zone);
  for (const auto& span : json.value("spans", Json::array())) {
    hours.spans.push_back({span.at(0).get<int>(), span.at(1).get<int>(), span.at(2).get<int>()});
  }
  hours.holidays = json.value("holidays", hours.holidays);
  return hours;
}

ChannelSettings unpack_settings(const std::string& column) {
  const Json json = unpack_json(column);
  ChannelSettings settings;
  settings.greeting = localized(json.value("greeting", Json()));
  for (const auto& question : json.value("suggested_questions", Json::array())) {
    settings.suggested_questions.push_back(localized(question));
  }
  settings.offhours_message = localized(json.value("offhours_message", Json()));
  settings.bot_enabled = json.value("bot_enabled", settings.bot_enabled);
  settings.team = TeamId{json.value("team", std::int64_t{0})};
  settings.accent_color = json.value("accent_color", settings.accent_color);
  settings.position = json.value("position", settings.position);
  settings.allowed_origins = json.value("allowed_origins", settings.allowed_origins);
  settings.ask_rating = json.value("ask_rating", settings.ask_rating);
  return settings;
}

std::string like_containing(std::string_view part) {
  std::string pattern = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace yingda::storage
