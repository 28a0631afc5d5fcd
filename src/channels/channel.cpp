#include "channels/channel.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {

std::string_view field(const Fields& fields, std::string_view name) {
  const auto found =
      std::ranges::find(fields, name, [](const auto& one) { return std::string_view(one.first); });
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view header(const Fields& headers, std::string_view name) {
  const auto found =
      std::ranges::find_if(headers, [&](const auto& one) { return ascii_equal(one.first, name); });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view to_text(InboundType type) {
  switch (type) {
    case InboundType::text:
      return "text";
    case InboundType::image:
      return "image";
    case InboundType::file:
      return "file";
    case InboundType::voice:
      return "voice";
    case InboundType::video:
      return "video";
    case InboundType::location:
      return "location";
    case InboundType::link:
      return "link";
    case InboundType::event:
      return "event";
    case InboundType::button:
      return "button";
    case InboundType::status:
      return "status";
    case InboundType::typing:
      return "typing";
    case InboundType::call:
      return "call";
    case InboundType::control:
      return "control";
    case InboundType::ignore:
      return "ignore";
  }
  return "";
}

Json to_json(const Inbound& inbound) {
  Json out = {{"type", to_text(inbound.type)}};
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) out[name] = value;
  };
  put("dedupe_key", inbound.dedupe_key);
  put("user_id", inbound.user_id);
  put("conversation_id", inbound.conversation_id);
  put("text", inbound.text);
  put("event", inbound.event);
  put("key", inbound.key);
  if (inbound.outgoing) out["direction"] = "out";
  if (inbound.location) {
    out["location"] = {{"lat", inbound.location->lat}, {"lon", inbound.location->lon}};
    if (!inbound.location->label.empty()) out["location"]["label"] = inbound.location->label;
  }
  Json media = Json::array();
  for (const Media& one : inbound.media) {
    Json file = Json::object();
    if (!one.id.empty()) file["id"] = one.id;
    if (!one.url.empty()) file["url"] = one.url;
    if (!one.mime.empty()) file["mime"] = one.mime;
    if (!one.name.empty()) file["name"] = one.name;
    if (one.size > 0) file["size"] = one.size;
    if (one.duration > 0) file["duration_ms"] = one.duration;
    media.push_back(std::move(file));
  }
  if (media.size() == 1) out["media"] = media[0];
  if (media.size() > 1) out["media"] = std::move(media);
  out.update(inbound.extra);
  return out;
}

std::string Account::text(std::string_view name, std::string_view otherwise) const {
  const std::string value = text_at(settings, name);
  return value.empty() ? std::string(otherwise) : value;
}

std::int64_t Account::number(std::string_view name, std::int64_t otherwise) const {
  return number_at(settings, name, otherwise);
}

std::string_view to_text(Refusal refusal) {
  switch (refusal) {
    case Refusal::bad_signature:
      return "bad_signature";
    case Refusal::stale:
      return "stale";
    case Refusal::malformed:
      return "malformed";
    case Refusal::wrong_receiver:
      return "wrong_receiver";
    case Refusal::unsupported:
      return "unsupported";
  }
  return "";
}

std::string_view to_text(Verdict::State state) {
  switch (state) {
    case Verdict::State::sent:
      return "sent";
    case Verdict::State::again:
      return "again";
    case Verdict::State::slow_down:
      return "slow_down";
    case Verdict::State::token_bad:
      return "token_bad";
    case Verdict::State::window_over:
      return "window_over";
    case Verdict::State::refused:
      return "refused";
  }
  return "";
}

Reception refuse(Refusal refusal, int status) {
  Reception out;
  out.refused = refusal;
  out.reply = {status, "text/plain; charset=utf-8", std::string(to_text(refusal)), {}};
  return out;
}

TimeMs retry_after(const Answer& answer) {
  constexpr TimeMs kSecond = 1000;
  return number_at(Json(header(answer.headers, "retry-after")), "") * kSecond;
}

Verdict verdict_of_status(const Answer& answer) {
  Verdict out;
  out.code = std::to_string(answer.status);
  if (answer.status >= 200 && answer.status < 300) {
    out.state = Verdict::State::sent;
  } else if (answer.status == 429) {
    out.state = Verdict::State::slow_down;
    out.wait = retry_after(answer);
  } else if (answer.status == 401) {
    out.state = Verdict::State::token_bad;
  } else if (answer.status == 408 || answer.status >= 500) {
    out.state = Verdict::State::again;
    out.wait = retry_after(answer);
  } else {
    out.state = Verdict::State::refused;
  }
  return out;
}

Result<Token> Adapter::read_token(const Account&, const Answer&) const {
  return fail(ErrorKind::internal, "no_token", "This channel has no access tokens.");
}

Result<std::string> Adapter::read_upload(const Account&, const Answer&) const {
  return fail(ErrorKind::internal, "no_upload", "This channel takes no uploads.");
}

Result<Pulled> Adapter::read_pull(const Account&, const Answer&, const Json&) const {
  return fail(ErrorKind::internal, "no_pull", "This channel's messages are not fetched.");
}

}  // namespace yingda::channels
