#include "channels/wecom/wecom_kf.hpp"

#include <array>

#include "channels/cards.hpp"
#include "channels/json_read.hpp"
#include "channels/text_split.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/wechat/message.hpp"
#include "channels/wecom/kf_sync.hpp"
#include "channels/wecom/wecom_api.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kKfChoices = 10;
constexpr std::size_t kKfHeadBytes = 1024;
constexpr std::size_t kKfLineBytes = 256;
constexpr std::size_t kKfClickBytes = 128;
constexpr TimeMs kKfWelcome = 20'000;  // so long a welcome code lives
constexpr std::string_view kKfSync = "/cgi-bin/kf/sync_msg";

Json kf_button(const Button& option) {
  if (!option.url.empty())
    return {{"type", "view"}, {"view", {{"url", option.url}, {"content", option.label}}}};
  const std::string id = std::string(kKfAnswerId) + option.reply;
  return {{"type", "click"},
          {"click",
           {{"id", std::string(prefix_bytes(id, kKfClickBytes))},
            {"content", std::string(prefix_bytes(option.label, kKfClickBytes))}}}};
}

// What does not fit the head goes on as lines of text above the buttons.
Json kf_menu(const std::string& text, const std::vector<Button>& options) {
  const std::string_view head = prefix_bytes(text, kKfHeadBytes);
  Json list = Json::array();
  for (const std::string& line :
       split_text(std::string_view(text).substr(head.size()), kKfLineBytes, Unit::bytes))
    list.push_back({{"type", "text"}, {"text", {{"content", line}}}});
  for (const Button& option : options) list.push_back(kf_button(option));
  return {{"msgtype", "msgmenu"}, {"msgmenu", {{"head_content", head}, {"list", std::move(list)}}}};
}

Json kf_text(const std::string& text) { return {{"msgtype", "text"}, {"text", {{"content", text}}}}; }

Json kf_content(const Outgoing& message) {
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    const char* kind = file->image ? "image" : "file";
    return {{"msgtype", kind}, {kind, {{"media_id", message.media}}}};
  }
  if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part))
    return kf_menu(message.text, choices->options);
  if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    const bool one = cards->cards.size() == 1 && !cards->cards[0].buttons.empty();
    return one ? kf_menu(card_head(cards->cards[0]), cards->cards[0].buttons) : kf_text(card_words(*cards));
  }
  return kf_text(plain_text({message.part}));
}

// Just after a customer came in, one greeting may be sent before they write anything.
bool is_welcome(const Outgoing& message) {
  return !text_at(message.reply_to, "welcome_code").empty() && message.replies == 0 &&
         !std::holds_alternative<FilePart>(message.part) && message.now - message.replied_at < kKfWelcome;
}

// What is kept of one account: "cursor", and "history" while that has not caught up.
Json kf_state(const Json& cursor, const std::string& kf) {
  const Json& accounts = at(cursor, "accounts");
  const auto found = accounts.is_object() ? accounts.find(kf) : accounts.end();
  return found == accounts.end() ? Json() : *found;
}

}  // namespace

Capabilities WecomKf::capabilities(const Account& account) const {
  constexpr TimeMs kHour = 3'600'000;
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 2048));
  out.text_unit = Unit::bytes;
  out.images = out.files = out.cards = true;
  out.choices = kKfChoices;
  out.choice_limit = 32;
  out.media_in = out.location_in = true;
  out.window = account.number("window_hours", 48) * kHour;
  out.window_messages = static_cast<int>(account.number("window_messages", 5));
  return out;
}

std::span<const SetupField> WecomKf::fields() const {
  static const std::array kFields = {
      wecom_corp_field(),
      SetupField{"secret", "微信客服 Secret", "Secret of customer service",
                 "「应用管理 → 微信客服 → API」，或可调用接口的自建应用的 Secret",
                 "App Management, WeChat Customer Service, API; or of the app that may call it", true, true,
                 ""},
      wecom_token_field(),
      wecom_key_field(),
      SetupField{"open_kfid", "客服账号 ID", "Customer service account",
                 "只接待一个客服账号时填写（wk 开头），留空则全部接待",
                 "Starts with wk; only this account's customers are served, all of them where it is empty",
                 false, false, ""},
      wecom_host_field()};
  return kFields;
}

Reception WecomKf::receive(const Account& account, const Push& push) const {
  WechatPush opened = open_wecom(account, push);
  if (opened.done) return std::move(*opened.done);
  Reception out;
  const std::string kf = text_at(opened.message, "OpenKfId");
  const std::string only = account.text("open_kfid");
  if (text_at(opened.message, "Event") != "kf_msg_or_event" || kf.empty()) return out;
  if (!only.empty() && only != kf) return out;
  out.pull = true;
  out.hint = {{"token", text_at(opened.message, "Token")}, {"open_kfid", kf}};
  return out;
}

std::optional<Call> WecomKf::token_call(const Account& account, TimeMs) const {
  return wecom_token_call(account);
}

Result<Token> WecomKf::read_token(const Account&, const Answer& answer) const {
  return read_wechat_token(answer);
}

Call WecomKf::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  Json body = kf_content(message);
  body["msgid"] = message.id;
  if (is_welcome(message)) {
    body["code"] = text_at(message.reply_to, "welcome_code");
    return wechat_post(wecom_host(account), "/cgi-bin/kf/send_msg_on_event", token, body);
  }
  body["touser"] = message.user_id;
  body["open_kfid"] = message.conversation_id.substr(0, message.conversation_id.find(':'));
  return wechat_post(wecom_host(account), "/cgi-bin/kf/send_msg", token, body);
}

// The code of "too many sent" also stands for a wrong account.
Verdict WecomKf::read_sent(const Account&, const Answer& answer) const {
  Verdict out = read_wecom_verdict(answer);
  if (out.state == Verdict::State::window_over && out.detail.find("kf") != std::string::npos)
    out.state = Verdict::State::refused;
  return out;
}

std::optional<Call> WecomKf::media_call(const Account& account, const Token& token,
                                        const Media& media) const {
  return wechat_media_call(wecom_host(account), token, media);
}

std::optional<Call> WecomKf::upload_call(const Account& account, const Token& token, const FilePart& file,
                                         std::string_view bytes) const {
  return wecom_upload_call(account, token, file, bytes);
}

Result<std::string> WecomKf::read_upload(const Account&, const Answer& answer) const {
  return read_wechat_upload(answer);
}

std::optional<Call> WecomKf::pull_call(const Account& account, const Token& token, const Json& cursor,
                                       const Json& hint) const {
  constexpr int kMost = 1000;
  const std::string kf = text_at(hint, "open_kfid");
  if (kf.empty()) return std::nullopt;
  Json body = {{"cursor", text_at(kf_state(cursor, kf), "cursor")},
               {"token", text_at(hint, "token")},
               {"limit", kMost},
               {"voice_format", 0},
               {"open_kfid", kf}};
  return wechat_post(wecom_host(account), kKfSync, token, body);
}

// A new cursor replays days of history: until its end is reached nothing of it is a message to answer.
Result<Pulled> WecomKf::read_pull(const Account& account, const Answer& answer, const Json& cursor) const {
  const Verdict verdict = read_wecom_verdict(answer);
  if (verdict.state != Verdict::State::sent) {
    const bool token = verdict.state == Verdict::State::token_bad;
    return fail(token ? ErrorKind::unauthorized : ErrorKind::overloaded,
                token ? "channel_token" : "channel_pull",
                "WeCom gives no messages: " + verdict.code + " " + verdict.detail);
  }
  KfBatch batch = read_kf_batch(read_json(answer.body).value_or(Json()));
  const std::string kf = batch.kf.empty() ? account.text("open_kfid") : batch.kf;
  Pulled out;
  out.cursor = cursor.is_object() ? cursor : Json::object();
  if (kf.empty() || batch.next_cursor.empty()) return out;
  const Json before = kf_state(cursor, kf);
  const bool history = text_at(before, "cursor").empty() || true_at(before, "history");
  out.more = batch.more && batch.next_cursor != text_at(before, "cursor");
  Json& after = out.cursor["accounts"][kf];
  after = {{"cursor", batch.next_cursor}};
  if (history && out.more) after["history"] = true;
  if (!history) out.messages = std::move(batch.messages);
  return out;
}

std::optional<Json> WecomKf::run_vector(std::string_view kind, const Json& inputs,
                                        const Json& expected) const {
  const Account account{"", inputs};
  if (kind == "challenge") return vector_answer(receive(account, push_of(inputs)));
  if (kind == "payload") {
    const auto answer = read_json(push_of(inputs).body);
    if (!answer) return std::nullopt;
    const KfBatch batch = read_kf_batch(*answer);
    Json out = normalized(batch.messages, expected);
    out["normalized"]["has_more"] = batch.more;
    out["normalized"]["next_cursor"] = batch.next_cursor;
    return out;
  }
  auto out = run_envelope_vector(kind, inputs, "corp_id");
  if (!out || !out->contains("plaintext")) return out;
  const auto message = read_wechat_body(text_at(*out, "plaintext"));
  if (!message) return out;
  const auto next =
      pull_call(account, {}, Json::object(),
                {{"token", text_at(*message, "Token")}, {"open_kfid", text_at(*message, "OpenKfId")}});
  if (next) (*out)["next_call"] = {{"path", kKfSync}, {"body", read_json(next->body).value_or(Json())}};
  return out;
}

}  // namespace yingda::channels
