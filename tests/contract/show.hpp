#pragma once
// Every stored value with all its fields as text, so that a test compares the whole of it.

#include <string>

#include "core/store.hpp"

namespace yingda::contract {

inline Json show(const Localized& v) { return {{"zh", v.zh}, {"en", v.en}}; }
inline Json show(const Workspace& v) {
  return {{"id", v.id.value},
          {"slug", v.slug},
          {"name", v.name},
          {"locale", v.locale},
          {"time_zone", v.time_zone},
          {"created_at", v.created_at},
          {"bot",
           {v.bot.name_zh, v.bot.name_en, v.bot.answer_threshold, v.bot.clarify_threshold,
            v.bot.failures_before_handoff, v.bot.handoff_on_anger, v.bot.learn_from_conversations,
            v.bot.handoff_topics}}};
}
inline Json show(const Account& v) {
  return {v.id.value, v.email, v.name, v.password_hash, v.locale, v.must_change_password, v.created_at};
}
inline Json show(const Member& v) {
  return {v.id.value, v.workspace.value,   v.account.value, v.name,
          v.email,    to_text(v.role),     v.capacity,      v.auto_accept,
          v.active,   to_text(v.presence), v.created_at};
}
inline Json show(const BusinessHours& v) {
  Json spans = Json::array();
  for (const auto& span : v.spans) spans.push_back({span.weekday, span.from, span.to});
  return {v.always, v.time_zone, spans, v.holidays};
}
inline Json show(const Team& v) {
  Json members = Json::array();
  for (const auto id : v.members) members.push_back(id.value);
  return {v.id.value, v.workspace.value, v.name, show(v.hours), v.is_default, members, v.created_at};
}
// Hashes are bytes, not text.
inline Json show_bytes(const std::string& bytes) { return std::vector<int>(bytes.begin(), bytes.end()); }
inline Json show(const Session& v) {
  return {show_bytes(v.token_hash), v.account.value, v.csrf_token, v.created_at, v.expires_at};
}
inline Json show(const ApiKey& v) {
  return {v.id.value, v.workspace.value, v.name,         show_bytes(v.secret_hash),
          v.scopes,   v.created_at,      v.last_used_at, v.revoked_at};
}
inline Json show(const Channel& v) {
  Json questions = Json::array();
  for (const auto& question : v.settings.suggested_questions) questions.push_back(show(question));
  return {v.id.value,
          v.workspace.value,
          v.type,
          v.key,
          v.name,
          v.enabled,
          v.created_at,
          show(v.settings.greeting),
          questions,
          show(v.settings.offhours_message),
          v.settings.bot_enabled,
          v.settings.team.value,
          v.settings.accent_color,
          v.settings.position,
          v.settings.allowed_origins,
          v.settings.ask_rating,
          v.config,
          v.sealed_secrets};
}
inline Json show(const Contact& v) {
  return {v.id.value, v.workspace.value, v.name,  v.email,      v.phone,
          v.language, v.attributes,      v.notes, v.created_at, v.last_seen_at};
}
inline Json show(const Identity& v) {
  return {v.workspace.value, v.channel.value, v.external_id, v.contact.value};
}
inline Json show(const Conversation& v) {
  return {v.id.value,
          v.workspace.value,
          v.channel.value,
          v.contact.value,
          to_text(v.status),
          to_text(v.handler),
          to_text(v.level),
          v.team.value,
          v.assignee.value,
          v.accepted,
          to_text(v.handoff_reason),
          v.language,
          to_text(v.mood),
          v.bot_state,
          v.summary,
          v.last_seq,
          v.last_text,
          to_text(v.last_author),
          v.last_message_at,
          v.queued_at,
          v.waiting_since,
          v.customer_delivered_seq,
          v.customer_read_seq,
          v.agent_read_seq,
          v.unread,
          v.rating.score,
          v.rating.comment,
          v.created_at,
          v.resolved_at,
          v.version,
          v.customer_at};
}
inline Json show(const Message& v) {
  return {v.id.value,     v.workspace.value, v.conversation.value, v.seq,  to_text(v.author),
          v.member.value, to_json(v.parts),  v.client_message_id,  v.meta, v.created_at};
}
inline Json show(const Delivery& v) {
  Json replies = Json::array();
  for (const auto id : v.replies) replies.push_back(id.value);
  return {v.conversation.value, v.message.value, replies, to_text(v.handled_by)};
}
inline Json show(const Entry& v) {
  Json answers = Json::array();
  for (const auto& answer : v.answers) answers.push_back({answer.language, to_json(answer.parts)});
  return {v.id.value,    v.workspace.value, v.external_id, v.category,     v.language,   v.question,
          v.similar,     v.keywords,        answers,       v.source_title, v.source_url, v.valid_from,
          v.valid_until, to_text(v.status), v.version,     v.created_at,   v.updated_at, v.updated_by.value};
}
inline Json show(const GlossaryTerm& v) {
  return {v.id.value, v.workspace.value, v.term,       v.synonyms,   v.explanation,     v.kind,
          v.language, v.version,         v.created_at, v.updated_at, v.updated_by.value};
}
inline Json show(const CannedReply& v) {
  return {v.id.value, v.workspace.value, v.shortcut, v.title, v.text, v.updated_at};
}
inline Json show(const Upload& v) {
  return {v.id.value, v.workspace.value, v.sha256, v.name,      v.media_type,
          v.size,     v.width,           v.height, v.created_at};
}
inline Json show(const Event& v) {
  return {v.seq, v.workspace.value, static_cast<int>(v.type), v.conversation.value, v.ref, v.data, v.at};
}

template <class T>
Json show(const std::optional<T>& v) {
  return v ? show(*v) : Json();
}
template <class T>
Json show(const std::vector<T>& list) {
  Json json = Json::array();
  for (const auto& v : list) json.push_back(show(v));
  return json;
}
template <class T>
std::vector<std::int64_t> ids_of(const std::vector<T>& list) {
  std::vector<std::int64_t> ids;
  for (const auto& v : list) ids.push_back(v.id.value);
  return ids;
}

}  // namespace yingda::contract
