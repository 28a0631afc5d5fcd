#include "channels/slack/slack.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/outgoing.hpp"
#include "channels/slack/slack_read.hpp"
#include "channels/text_split.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/vector_reply.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kSlackHost = "https://slack.com";
constexpr std::string_view kSlackFilesHost = "https://files.slack.com";
constexpr std::string_view kSlackTimeHeader = "X-Slack-Request-Timestamp";
constexpr std::string_view kSlackSignature = "X-Slack-Signature";
constexpr TimeMs kSlackTolerance = 300'000;
constexpr std::size_t kSlackChoices = 25;
constexpr std::size_t kSlackLabel = 75;
constexpr std::size_t kSlackSection = 3000;
constexpr std::size_t kSlackValue = 2000;
constexpr std::size_t kSlackBlocks = 50;

constexpr std::array<std::string_view, 5> kSlackTokenErrors = {
    "token_expired", "token_revoked", "invalid_auth", "account_inactive", "not_authed"};
constexpr std::array<std::string_view, 4> kSlackFaults = {"internal_error", "fatal_error",
                                                          "service_unavailable", "request_timeout"};

std::string slack_signature(const Account& account, const Push& push) {
  const std::string text = "v0:" + std::string(header(push.headers, kSlackTimeHeader)) + ":" + push.body;
  return "v0=" + to_hex(hmac(Hash::sha256, account.text("signing_secret"), text));
}

std::optional<Refusal> check_slack(const Account& account, const Push& push) {
  constexpr TimeMs kSecond = 1000;
  const bool known = !account.text("signing_secret").empty() &&
                     equal_secrets(header(push.headers, kSlackSignature), slack_signature(account, push));
  if (!known) return Refusal::bad_signature;
  constexpr TimeMs kLatest = 100'000'000'000;  // seconds; keeps the product within range
  const TimeMs time = number_at(Json(header(push.headers, kSlackTimeHeader)), "", -1);
  if (time < 0 || time > kLatest || std::abs(push.now - time * kSecond) > kSlackTolerance)
    return Refusal::stale;
  return std::nullopt;
}

// Proves to Slack that the address is ours.
std::optional<Reply> answer_slack_challenge(const Push& push) {
  const auto body = read_json(push.body);
  if (!body || text_at(*body, "type") != "url_verification") return std::nullopt;
  Reply out;
  out.body = text_at(*body, "challenge");
  return out;
}

// So that a text cannot mention everybody or pass for a link.
std::string slack_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

void add_slack_text(const std::string& text, Json& blocks) {
  for (const std::string& piece : split_text(slack_escaped(text), kSlackSection, Unit::characters))
    blocks.push_back({{"type", "section"}, {"text", {{"type", "mrkdwn"}, {"text", piece}}}});
}

// Every action of a message needs an id of its own.
void add_slack_buttons(const std::vector<Button>& options, int& number, Json& blocks) {
  Json elements = Json::array();
  for (const Button& option : options) {
    if (elements.size() == kSlackChoices) break;
    Json button = {{"type", "button"},
                   {"text", {{"type", "plain_text"}, {"text", clipped(option.label, kSlackLabel)}}},
                   {"action_id", std::string(kSlackAction) + std::to_string(number++)}};
    if (option.url.empty()) {
      button["value"] = std::string(prefix_bytes(option.reply, kSlackValue));
    } else {
      button["url"] = option.url;
    }
    elements.push_back(std::move(button));
  }
  if (!elements.empty()) blocks.push_back({{"type", "actions"}, {"elements", std::move(elements)}});
}

Json slack_image(const std::string& url, const std::string& name) {
  return {{"type", "image"}, {"image_url", url}, {"alt_text", name.empty() ? "image" : name}};
}

Json slack_blocks(const Outgoing& message) {
  Json out = Json::array();
  int number = 0;
  if (const auto* file = std::get_if<FilePart>(&message.part); file != nullptr && file->image) {
    out.push_back(slack_image(message.media_url, file->name));
  } else if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    add_slack_text(message.text, out);
    add_slack_buttons(choices->options, number, out);
  } else if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    for (const Card& card : cards->cards) {
      if (is_web_address(card.image_url)) out.push_back(slack_image(card.image_url, card.title));
      const bool both = !card.title.empty() && !card.text.empty();
      add_slack_text(card.title + (both ? "\n" : "") + card.text, out);
      add_slack_buttons(card.buttons, number, out);
    }
  }
  return out;
}

}  // namespace

Capabilities Slack::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 4000));
  out.images = out.cards = out.media_by_url = true;
  out.choices = kSlackChoices;
  out.choice_limit = kSlackLabel;
  out.media_in = true;
  out.rate_each = 1;
  return out;
}

std::span<const SetupField> Slack::fields() const {
  static const std::array kFields = {
      SetupField{"signing_secret", "签名密钥", "Signing secret", "api.slack.com → 应用 → Basic Information",
                 "api.slack.com → app → Basic Information", true, true, ""},
      SetupField{"access_token", "机器人令牌", "Bot token",
                 "OAuth & Permissions 页的 xoxb- 令牌；需要 chat:write、im:history、files:read",
                 "xoxb- token of the page OAuth & Permissions; with chat:write, im:history and files:read",
                 true, true, ""},
      SetupField{"host", "接口地址", "API address", "一般不用填", "Not needed as a rule", false, false,
                 std::string(kSlackHost)},
      SetupField{"files_host", "文件地址", "Address of files", "只有这里的文件带令牌下载",
                 "Only files below it are fetched with the token", false, false,
                 std::string(kSlackFilesHost)},
  };
  return kFields;
}

Reception Slack::receive(const Account& account, const Push& push) const {
  if (const auto refusal = check_slack(account, push)) return refuse(*refusal);
  Reception out;
  if (auto reply = answer_slack_challenge(push)) {
    out.reply = std::move(*reply);
    return out;
  }
  auto messages = read_slack(push);
  if (!messages) return refuse(Refusal::malformed, 400);
  out.messages = std::move(*messages);
  return out;
}

Call Slack::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  // "team:channel" or "team:channel:thread"
  const std::string& place = message.conversation_id;
  const auto first = place.find(':');
  const auto second = first == std::string::npos ? first : place.find(':', first + 1);
  Json body = {{"text", slack_escaped(text_of(message))}, {"unfurl_links", false}};
  body["channel"] = first == std::string::npos
                        ? place
                        : place.substr(first + 1, second == std::string::npos ? second : second - first - 1);
  if (second != std::string::npos) body["thread_ts"] = place.substr(second + 1);
  Json blocks = slack_blocks(message);
  if (!blocks.empty() && blocks.size() <= kSlackBlocks) body["blocks"] = std::move(blocks);
  return json_call(account.text("host", kSlackHost) + "/api/chat.postMessage", body,
                   token_of(account, token));
}

Verdict Slack::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (out.state != Verdict::State::sent) return out;
  if (body && true_at(*body, "ok")) {
    out.platform_id = text_at(*body, "ts");
    return out;
  }
  out.code = body ? text_at(*body, "error") : "";
  out.detail = out.code;
  out.state = Verdict::State::refused;
  if (out.code == "ratelimited" || out.code == "rate_limited") {
    out.state = Verdict::State::slow_down;
    out.wait = retry_after(answer);
  } else if (std::ranges::find(kSlackTokenErrors, out.code) != kSlackTokenErrors.end()) {
    out.state = Verdict::State::token_bad;
  } else if (std::ranges::find(kSlackFaults, out.code) != kSlackFaults.end()) {
    out.state = Verdict::State::again;
  }
  return out;
}

std::optional<Call> Slack::media_call(const Account& account, const Token& token, const Media& media) const {
  const bool private_file = is_below(media.url, account.text("files_host", kSlackFilesHost));
  return fetch_call(media.url, private_file ? token_of(account, token) : "");
}

std::optional<Call> Slack::check_call(const Account& account, const Token& token) const {
  return json_call(account.text("host", kSlackHost) + "/api/auth.test", Json::object(),
                   token_of(account, token));
}

std::optional<Json> Slack::run_vector(std::string_view kind, const Json& inputs, const Json& expected) const {
  const Account account{"", inputs};
  Push push = signed_push(inputs, kSlackSignature);
  if (const std::string time = text_at(inputs, "timestamp"); !time.empty())
    push.headers.emplace_back(kSlackTimeHeader, time);
  if (kind == "signature") {
    // An entry without a clock is of its own time.
    if (push.now == 0) push.now = number_at(inputs, "timestamp") * 1000;
    Json out = signature_result(check_slack(account, push));
    out["signature"] = slack_signature(account, push);
    return out;
  }
  if (kind == "challenge") {
    if (!account.text("signing_secret").empty()) return reply_json(receive(account, push).reply);
    const auto reply = answer_slack_challenge(push);
    return reply ? std::optional(reply_json(*reply)) : std::nullopt;
  }
  if (kind != "payload") return std::nullopt;
  const auto messages = read_slack(push);
  return messages ? std::optional(normalized(*messages, expected)) : std::nullopt;
}

}  // namespace yingda::channels
