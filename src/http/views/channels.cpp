#include "http/views/channels.hpp"

#include <algorithm>

#include "channels/relay/account.hpp"
#include "http/views/json_fields.hpp"
#include "http/views/people.hpp"

namespace yingda::http::views {
namespace {

constexpr TimeMs kMillis = 1000;

Json localized(const std::string& zh, const std::string& en) { return {{"zh", zh}, {"en", en}}; }

Json capabilities(const channels::Capabilities& can) {
  return {{"text_limit", can.text_limit},
          {"text_unit", can.text_unit == channels::Unit::bytes ? "bytes" : "characters"},
          {"images", can.images},
          {"files", can.files},
          {"cards", can.cards},
          {"choices", can.choices},
          {"choice_limit", can.choice_limit},
          {"typing", can.typing},
          {"media_in", can.media_in},
          {"location_in", can.location_in},
          {"delivered", can.delivered},
          {"read", can.read},
          {"webhook", can.webhook},
          {"polls", can.polls},
          {"streams", can.streams},
          {"window_s", can.window / kMillis},
          {"window_messages", can.window_messages},
          {"rate", can.rate}};
}

Json setup_field(const channels::SetupField& field) {
  Json view = {{"name", field.name},
               {"label", localized(field.label_zh, field.label_en)},
               {"hint", localized(field.hint_zh, field.hint_en)},
               {"secret", field.secret},
               {"required", field.required}};
  put_text(view, "initial", field.initial);
  return view;
}

const char* state_of(const ChannelHealth& health) {
  if (health.received == 0 && health.sent == 0 && health.error_at == 0) return "unused";
  return health.error_at > std::max(health.last_in, health.last_out) ? "failing" : "ok";
}

}  // namespace

Json channel(const Channel& channel, const channels::Relay& relay, const std::string& base_url) {
  Json view = to_json(channel);
  if (channel.type == "web") return view;
  view["config"] = channel.config;
  view["secrets_set"] = channels::secrets_set(channel, relay.box());
  put_text(view, "webhook_url", relay.webhook_url(channel, base_url));
  return view;
}

Json channel_type(const channels::Adapter& adapter) {
  Json fields = Json::array();
  for (const channels::SetupField& field : adapter.fields()) fields.push_back(setup_field(field));
  return {{"type", adapter.type()},
          {"name", localized(std::string(adapter.name_zh()), std::string(adapter.name_en()))},
          {"capabilities", capabilities(adapter.capabilities({}))},
          {"fields", std::move(fields)}};
}

Json health(const channels::HealthReport& report) {
  const ChannelHealth& health = report.health;
  Json view = {{"state", state_of(health)},
               {"received", health.received},
               {"sent", health.sent},
               {"failed", report.backlog.failed},
               {"refused", health.refused},
               {"waiting_in", report.backlog.waiting_in},
               {"waiting_out", report.backlog.waiting_out}};
  put_time(view, "last_in", health.last_in);
  put_time(view, "last_out", health.last_out);
  if (health.refused_at != 0)
    view["last_refused"] = {{"at", to_rfc3339(health.refused_at)}, {"reason", health.refused_reason}};
  if (health.error_at != 0) {
    view["last_error"] = {
        {"at", to_rfc3339(health.error_at)}, {"code", health.error_code}, {"detail", health.error_detail}};
  }
  return view;
}

Json check(const std::vector<channels::CheckStep>& steps) {
  Json list = Json::array();
  for (const channels::CheckStep& step : steps) {
    Json view = {{"step", step.step}, {"ok", step.ok}, {"text", to_json(step.text)}};
    put_text(view, "field", step.field);
    put_text(view, "code", step.code);
    list.push_back(std::move(view));
  }
  return {{"ok", std::ranges::all_of(steps, &channels::CheckStep::ok)}, {"steps", std::move(list)}};
}

Json delivery(const OutboxItem& item) {
  Json view = {{"id", to_text(item.id)},
               {"conversation_id", to_text(item.conversation)},
               {"message_id", to_text(item.message)},
               {"part", item.part},
               {"user_id", item.visitor},
               {"text", item.text},
               {"state", to_text(item.state)},
               {"attempts", item.attempts},
               {"created_at", to_rfc3339(item.created_at)}};
  if (item.state == DeliveryState::queued) put_time(view, "next_at", item.next_at);
  put_text(view, "code", item.code);
  put_text(view, "detail", item.detail);
  return view;
}

}  // namespace yingda::http::views
