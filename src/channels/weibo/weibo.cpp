#include "channels/weibo/weibo.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/cards.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/vector_answer.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/wechat/envelope.hpp"
#include "channels/weibo/weibo_message.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kWeiboHost = "https://m.api.weibo.com";
constexpr std::string_view kWeiboMediaHost = "https://upload.api.weibo.com";
constexpr std::size_t kWeiboArticles = 8;

bool is_weibo_signed(const Account& account, const Fields& query) {
  const std::string secret = account.text("app_secret");
  const std::string timestamp(field(query, "timestamp"));
  const std::string nonce(field(query, "nonce"));
  return !secret.empty() && !timestamp.empty() && !nonce.empty() &&
         equal_secrets(field(query, "signature"), sorted_sha1({secret, timestamp, nonce}));
}

struct WeiboContent {
  const char* kind;
  Json data;
};

// Articles need an address each; other cards are said in words.
WeiboContent weibo_content(const Outgoing& message) {
  const auto* cards = std::get_if<CardPart>(&message.part);
  if (cards == nullptr) return {"text", {{"text", plain_text({message.part})}}};
  Json articles = Json::array();
  for (const Card& card : cards->cards) {
    if (card_link(card).empty() || card.buttons.size() > 1 || articles.size() == kWeiboArticles)
      return {"text", {{"text", card_words(*cards)}}};
    articles.push_back({{"display_name", card.title},
                        {"summary", card.text},
                        {"image", card_picture(card)},
                        {"url", card_link(card)}});
  }
  return {"articles", {{"articles", std::move(articles)}}};
}

}  // namespace

Reply weibo_passive_answer(const Outgoing& message) {
  const WeiboContent content = weibo_content(message);
  const Json body = {{"result", true},
                     {"receiver_id", message.user_id},
                     {"sender_id", message.conversation_id.substr(0, message.conversation_id.find(':'))},
                     {"type", content.kind},
                     {"data", percent_encode(content.data.dump())}};
  return {200, "application/json; charset=utf-8", body.dump(), {}};
}

Capabilities Weibo::capabilities(const Account& account) const {
  constexpr TimeMs kHour = 3'600'000;
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 300));
  out.cards = true;
  out.media_in = out.location_in = true;
  out.window = account.number("window_hours", 48) * kHour;
  return out;
}

std::span<const SetupField> Weibo::fields() const {
  static const std::array kFields = {
      SetupField{"app_secret", "App Secret", "App Secret", "微博开放平台应用信息，或粉丝服务平台的 AppSecret",
                 "Of the app on the open platform, or of the fans service", true, true, ""},
      SetupField{"access_token", "Access Token", "Access token", "粉丝服务平台「开发者中心」生成",
                 "Made in the developer centre of the fans service", true, true, ""},
      SetupField{"host", "接口地址", "API address", "一般不改", "Leave as it is", false, false,
                 std::string(kWeiboHost)},
      SetupField{"media_host", "附件地址", "Address of files", "一般不改", "Leave as it is", false, false,
                 std::string(kWeiboMediaHost)},
  };
  return kFields;
}

Reception Weibo::receive(const Account& account, const Push& push) const {
  if (!is_weibo_signed(account, push.query)) return refuse(Refusal::bad_signature);
  Reception out;
  if (push.method == "GET") {
    out.reply.body = std::string(field(push.query, "echostr"));
    return out;
  }
  const auto body = read_json(push.body);
  if (!body || !body->is_object()) return refuse(Refusal::malformed, 400);
  Inbound message = read_weibo_message(*body);
  // The platform sends no id; the same content of the same second is the same message.
  message.dedupe_key = message.user_id + ":" + to_hex(digest(Hash::sha1, push.body));
  out.messages.push_back(std::move(message));
  return out;
}

Call Weibo::send_call(const Account& account, const Token&, const Outgoing& message) const {
  const WeiboContent content = weibo_content(message);
  return {"POST",
          account.text("host", kWeiboHost) + "/2/messages/reply.json",
          {{"Content-Type", "application/x-www-form-urlencoded"}},
          form_of({{"access_token", account.text("access_token")},
                   {"type", content.kind},
                   {"data", content.data.dump()},
                   {"receiver_id", message.user_id},
                   {"save_sender_box", "1"}})};
}

Verdict Weibo::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  const Json body = read_json(answer.body).value_or(Json());
  out.code = text_at(body, "error_code");
  out.detail = text_at(body, "error");
  if (out.code == "10023" || out.code == "10024" || out.code == "10022") {
    out.state = Verdict::State::slow_down;
  } else if (out.code == "10001" || out.code == "10009") {
    out.state = Verdict::State::again;
  } else if (!out.code.empty() || out.state == Verdict::State::token_bad) {
    // The token is the owner's: there is none to refresh.
    out.state = Verdict::State::refused;
  }
  return out;
}

std::optional<Call> Weibo::media_call(const Account& account, const Token&, const Media& media) const {
  return Call{"GET",
              account.text("media_host", kWeiboMediaHost) + "/2/mss/msget?" +
                  form_of({{"access_token", account.text("access_token")}, {"fid", media.id}}),
              {},
              ""};
}

std::optional<Json> Weibo::run_vector(std::string_view kind, const Json& inputs, const Json& expected) const {
  const Account account{"", inputs};
  const Push push = push_of(inputs);
  if (kind == "challenge") {
    Json out = vector_answer(receive(account, push));
    std::vector<std::string> parts{account.text("app_secret"), std::string(field(push.query, "timestamp")),
                                   std::string(field(push.query, "nonce"))};
    out["string_to_hash"] = sorted_join(std::move(parts));
    return out;
  }
  if (kind == "signature") {
    Fields query = push.query;
    for (const char* name : {"timestamp", "nonce", "signature"})
      query.emplace_back(name, text_at(inputs, name));
    return Json{{"valid", is_weibo_signed(account, query)},
                {"signature", sorted_sha1({account.text("app_secret"), text_at(inputs, "timestamp"),
                                           text_at(inputs, "nonce")})}};
  }
  if (kind != "payload") return std::nullopt;
  if (const auto body = read_json(push.body)) return normalized({read_weibo_message(*body)}, expected);
  return std::nullopt;
}

}  // namespace yingda::channels
