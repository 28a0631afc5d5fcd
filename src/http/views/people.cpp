#include "http/views/people.hpp"

namespace yingda::http {
namespace {

template <class IdType>
Json ids_json(const std::vector<IdType>& ids) {
  Json array = Json::array();
  for (const auto id : ids) array.push_back(to_text(id));
  return array;
}

// Takes a field over where the JSON has it.
template <class T>
void take(const Json& json, const char* name, T& into) {
  if (const auto found = json.find(name); found != json.end()) into = found->template get<T>();
}

std::vector<Localized> parse_localized_list(const Json& array) {
  std::vector<Localized> out;
  for (const auto& item : array) out.push_back(parse_localized(item));
  return out;
}

}  // namespace

Json to_json(const Localized& text) {
  Json json = Json::object();
  if (!text.zh.empty()) json["zh"] = text.zh;
  if (!text.en.empty()) json["en"] = text.en;
  return json;
}

Json to_json(const BusinessHours& hours) {
  Json spans = Json::array();
  for (const auto& span : hours.spans) {
    spans.push_back({{"weekday", span.weekday}, {"from", span.from}, {"to", span.to}});
  }
  return {{"always", hours.always},
          {"time_zone", hours.time_zone},
          {"spans", std::move(spans)},
          {"holidays", hours.holidays}};
}

Json to_json(const BotSettings& bot) {
  return {{"name", to_json(Localized{bot.name_zh, bot.name_en})},
          {"answer_threshold", bot.answer_threshold},
          {"clarify_threshold", bot.clarify_threshold},
          {"failures_before_handoff", bot.failures_before_handoff},
          {"handoff_on_anger", bot.handoff_on_anger},
          {"learn_from_conversations", bot.learn_from_conversations},
          {"handoff_topics", bot.handoff_topics}};
}

Json to_json(const ChannelSettings& settings) {
  Json questions = Json::array();
  for (const auto& question : settings.suggested_questions) questions.push_back(to_json(question));
  return {{"greeting", to_json(settings.greeting)},
          {"suggested_questions", std::move(questions)},
          {"offhours_message", to_json(settings.offhours_message)},
          {"bot_enabled", settings.bot_enabled},
          {"team_id", settings.team ? Json(to_text(settings.team)) : Json(nullptr)},
          {"accent_color", settings.accent_color},
          {"position", settings.position},
          {"allowed_origins", settings.allowed_origins},
          {"ask_rating", settings.ask_rating}};
}

Json to_json(const Account& account) {
  return {{"id", to_text(account.id)},
          {"email", account.email},
          {"name", account.name},
          {"locale", account.locale},
          {"must_change_password", account.must_change_password}};
}

Json to_json(const Workspace& workspace) {
  return {{"id", to_text(workspace.id)},
          {"slug", workspace.slug},
          {"name", workspace.name},
          {"locale", workspace.locale},
          {"time_zone", workspace.time_zone},
          {"bot", to_json(workspace.bot)},
          {"created_at", to_rfc3339(workspace.created_at)}};
}

Json to_json(const Member& member, Presence effective, int load, const std::vector<TeamId>& teams) {
  return {{"id", to_text(member.id)},
          {"account_id", to_text(member.account)},
          {"name", member.name},
          {"email", member.email},
          {"role", to_text(member.role)},
          {"capacity", member.capacity},
          {"auto_accept", member.auto_accept},
          {"active", member.active},
          {"presence", to_text(effective)},
          {"load", load},
          {"team_ids", ids_json(teams)},
          {"created_at", to_rfc3339(member.created_at)}};
}

Json to_json(const Team& team, TimeMs now) {
  return {{"id", to_text(team.id)},
          {"name", team.name},
          {"hours", to_json(team.hours)},
          {"is_default", team.is_default},
          {"member_ids", ids_json(team.members)},
          {"open", is_open(team.hours, now)}};
}

Json to_json(const ApiKey& key) {
  Json json = {{"id", to_text(key.id)},
               {"name", key.name},
               {"scopes", key.scopes},
               {"created_at", to_rfc3339(key.created_at)}};
  if (key.last_used_at != 0) json["last_used_at"] = to_rfc3339(key.last_used_at);
  if (key.revoked_at != 0) json["revoked_at"] = to_rfc3339(key.revoked_at);
  return json;
}

Json to_json(const Channel& channel) {
  return {{"id", to_text(channel.id)},
          {"type", channel.type},
          {"key", channel.key},
          {"name", channel.name},
          {"enabled", channel.enabled},
          {"settings", to_json(channel.settings)},
          {"created_at", to_rfc3339(channel.created_at)}};
}

Localized parse_localized(const Json& json) { return {json.value("zh", ""), json.value("en", "")}; }

BusinessHours parse_business_hours(const Json& json) {
  BusinessHours hours;
  take(json, "always", hours.always);
  take(json, "time_zone", hours.time_zone);
  take(json, "holidays", hours.holidays);
  for (const auto& span : json.value("spans", Json::array())) {
    hours.spans.push_back(
        {span.at("weekday").get<int>(), span.at("from").get<int>(), span.at("to").get<int>()});
  }
  return hours;
}

BotSettings parse_bot_settings(const Json& json, BotSettings current) {
  if (const auto name = json.find("name"); name != json.end()) {
    take(*name, "zh", current.name_zh);
    take(*name, "en", current.name_en);
  }
  take(json, "answer_threshold", current.answer_threshold);
  take(json, "clarify_threshold", current.clarify_threshold);
  take(json, "failures_before_handoff", current.failures_before_handoff);
  take(json, "handoff_on_anger", current.handoff_on_anger);
  take(json, "learn_from_conversations", current.learn_from_conversations);
  take(json, "handoff_topics", current.handoff_topics);
  return current;
}

ChannelSettings parse_channel_settings(const Json& json, ChannelSettings current) {
  if (json.contains("greeting")) current.greeting = parse_localized(json.at("greeting"));
  if (json.contains("suggested_questions")) {
    current.suggested_questions = parse_localized_list(json.at("suggested_questions"));
  }
  if (json.contains("offhours_message"))
    current.offhours_message = parse_localized(json.at("offhours_message"));
  if (const auto team = json.find("team_id"); team != json.end()) {
    current.team = team->is_null() ? TeamId{} : parse_id<TeamId>(team->get<std::string>()).value_or(TeamId{});
  }
  take(json, "bot_enabled", current.bot_enabled);
  take(json, "accent_color", current.accent_color);
  take(json, "position", current.position);
  take(json, "allowed_origins", current.allowed_origins);
  take(json, "ask_rating", current.ask_rating);
  return current;
}

}  // namespace yingda::http
