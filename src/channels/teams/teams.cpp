#include "channels/teams/teams.hpp"

#include <array>

#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"
#include "channels/outgoing.hpp"
#include "channels/teams/bot_token.hpp"
#include "channels/teams/teams_read.hpp"
#include "channels/vector_inputs.hpp"
#include "channels/vector_reply.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kTeamsLogin = "https://login.microsoftonline.com";
constexpr std::string_view kTeamsTenant = "botframework.com";
constexpr std::string_view kTeamsScope = "https://api.botframework.com/.default";
constexpr std::string_view kTeamsKeys = "https://login.botframework.com/v1/.well-known/keys";
constexpr std::size_t kTeamsChoices = 6;
constexpr std::size_t kTeamsLabel = 40;
constexpr std::size_t kTeamsCards = 10;

// settings["host"] is for servers of one's own; else the place that the activity came from.
std::string teams_url(const Account& account, const Outgoing& message) {
  std::string base = account.text("host");
  if (base.empty()) base = text_at(message.reply_to, "service_url");
  while (base.ends_with('/')) base.pop_back();
  if (!is_web_address(base)) return "";
  return base + "/v3/conversations/" + percent_encode(message.conversation_id) + "/activities";
}

Json hero_card(const std::string& title, const std::string& text, const std::string& image,
               const std::vector<Button>& buttons) {
  Json content = Json::object();
  if (!title.empty()) content["title"] = title;
  if (!text.empty()) content["text"] = text;
  if (is_web_address(image)) content["images"] = Json::array({{{"url", image}}});
  Json actions = Json::array();
  for (const Button& button : buttons) {
    if (actions.size() == kTeamsChoices) break;
    actions.push_back({{"type", button.url.empty() ? "imBack" : "openUrl"},
                       {"title", clipped(button.label, kTeamsLabel)},
                       {"value", button.url.empty() ? button.reply : button.url}});
  }
  if (!actions.empty()) content["buttons"] = std::move(actions);
  return {{"contentType", "application/vnd.microsoft.card.hero"}, {"content", std::move(content)}};
}

Json teams_activity(const Outgoing& message) {
  Json out = {{"type", "message"}};
  if (const auto* file = std::get_if<FilePart>(&message.part); file != nullptr && file->image) {
    out["attachments"] =
        Json::array({{{"contentType", file->media_type.empty() ? "image/png" : file->media_type},
                      {"contentUrl", message.media_url},
                      {"name", file->name}}});
  } else if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    out["attachments"] = Json::array({hero_card("", message.text, "", choices->options)});
  } else if (const auto* cards = std::get_if<CardPart>(&message.part)) {
    Json attachments = Json::array();
    for (const Card& card : cards->cards) {
      if (attachments.size() < kTeamsCards)
        attachments.push_back(hero_card(card.title, card.text, card.image_url, card.buttons));
    }
    out["attachmentLayout"] = attachments.size() > 1 ? "carousel" : "list";
    out["attachments"] = std::move(attachments);
  } else {
    out["text"] = text_of(message);
    out["textFormat"] = "plain";
  }
  return out;
}

// An outgoing web hook shows the answer at once, an invoke waits for one; else an empty body will do.
Reply teams_reply(const Account& account, std::string_view authorization, const Json& activity) {
  Reply out;
  if (authorization.starts_with("HMAC ")) {
    out.content_type = "application/json";
    out.body = Json{{"type", "message"}, {"text", account.text("later_text", "✓")}}.dump();
  } else if (text_at(activity, "type") == "invoke") {
    out.content_type = "application/json";
    out.body = "{}";
  }
  return out;
}

}  // namespace

Capabilities Teams::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 28'000));
  out.text_unit = Unit::bytes;
  out.images = out.cards = out.media_by_url = true;
  out.choices = kTeamsChoices;
  out.choice_limit = kTeamsLabel;
  out.typing = true;
  out.media_in = true;
  out.rate = static_cast<double>(account.number("rate", 50));
  out.rate_each = static_cast<double>(account.number("rate_each", 4));
  return out;
}

std::span<const SetupField> Teams::fields() const {
  static const std::array kFields = {
      SetupField{"app_id", "应用编号", "App ID", "Azure 门户 → 机器人 → 配置 → Microsoft App ID",
                 "Azure portal → bot → Configuration → Microsoft App ID", false, true, ""},
      SetupField{"app_secret", "客户端密码", "Client secret", "应用注册 → 证书和密码 → 新客户端密码",
                 "App registration → Certificates & secrets → New client secret", true, true, ""},
      SetupField{"tenant", "租户", "Tenant", "单租户机器人填租户编号",
                 "The tenant's ID for a single-tenant bot", false, false, std::string(kTeamsTenant)},
      SetupField{"jwks", "公钥", "Public keys", "自动取得；也可粘贴公钥地址返回的 JSON",
                 "Fetched by itself; or paste the JSON of the keys' address", false, false, ""},
      SetupField{"security_token", "传出 Webhook 令牌", "Outgoing web hook's token",
                 "团队里创建传出 Webhook 时给出", "Shown when an outgoing web hook is created in a team",
                 true, false, ""},
      SetupField{"later_text", "传出 Webhook 的即时答复", "Outgoing web hook's answer", "立即显示的文字",
                 "Shown at once", false, false, "✓"},
      SetupField{"issuer", "签发者", "Issuer", "一般不用填", "Not needed as a rule", false, false,
                 "https://api.botframework.com"},
      SetupField{"keys_url", "公钥地址", "Address of the keys", "一般不用填", "Not needed as a rule", false,
                 false, std::string(kTeamsKeys)},
      SetupField{"login_host", "登录地址", "Login address", "一般不用填", "Not needed as a rule", false,
                 false, std::string(kTeamsLogin)},
      SetupField{"media_host", "图片地址", "Address of pictures",
                 "除对话所在服务外，只有这里的图片带令牌下载", "Pictures below it are fetched with the token",
                 false, false, "https://smba.trafficmanager.net"},
      SetupField{"host", "接口地址", "API address", "不填则用对话所在服务的地址",
                 "Else the address of each conversation's service", false, false, ""},
  };
  return kFields;
}

Reception Teams::receive(const Account& account, const Push& push) const {
  const std::string_view authorization = header(push.headers, "Authorization");
  const auto activity = read_json(push.body);
  const Json none;
  if (const auto refusal =
          check_teams(account, authorization, push.body, activity ? *activity : none, push.now))
    return refuse(*refusal, authorization.empty() ? 401 : 403);
  if (!activity || text_at(*activity, "type").empty()) return refuse(Refusal::malformed, 400);
  Reception out;
  out.messages.push_back(read_teams(*activity));
  out.reply = teams_reply(account, authorization, *activity);
  return out;
}

std::optional<Call> Teams::keys_call(const Account& account) const {
  return fetch_call(account.text("keys_url", kTeamsKeys));
}

std::optional<Call> Teams::token_call(const Account& account, TimeMs) const {
  return Call{"POST",
              account.text("login_host", kTeamsLogin) + "/" +
                  percent_encode(account.text("tenant", kTeamsTenant)) + "/oauth2/v2.0/token",
              {{"Content-Type", "application/x-www-form-urlencoded"}},
              form_of({{"grant_type", "client_credentials"},
                       {"client_id", account.text("app_id")},
                       {"client_secret", account.text("app_secret")},
                       {"scope", std::string(kTeamsScope)}})};
}

Result<Token> Teams::read_token(const Account&, const Answer& answer) const {
  constexpr TimeMs kSecond = 1000;
  const auto body = read_json(answer.body);
  Token out;
  if (body) out.value = text_at(*body, "access_token");
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "token_refused",
                "Microsoft gave no token: " + (body ? text_at(*body, "error") : std::string()));
  }
  out.expires_at = answer.now + number_at(*body, "expires_in") * kSecond;
  return out;
}

Call Teams::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  return json_call(teams_url(account, message), teams_activity(message), token.value);
}

Verdict Teams::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  constexpr int kPreconditionFailed = 412;  // another write at the same time
  if (answer.status == kPreconditionFailed) out.state = Verdict::State::again;
  const auto body = read_json(answer.body);
  if (!body) return out;
  out.platform_id = text_at(*body, "id");
  if (const std::string code = text_at(*body, "error/code"); !code.empty()) out.code = code;
  out.detail = text_at(*body, "error/message");
  return out;
}

std::optional<Call> Teams::media_call(const Account& account, const Token& token, const Media& media) const {
  // Files come with an address that needs no token; pictures in the text lie at the service.
  const bool private_file =
      is_below(media.url, account.text("media_host", "https://smba.trafficmanager.net"));
  return fetch_call(media.url, private_file ? token.value : "");
}

std::optional<Call> Teams::typing_call(const Account& account, const Token& token,
                                       const Outgoing& message) const {
  std::string url = teams_url(account, message);
  if (url.empty()) return std::nullopt;
  return json_call(std::move(url), {{"type", "typing"}}, token.value);
}

std::optional<Json> Teams::run_vector(std::string_view kind, const Json& inputs, const Json& expected) const {
  const Account account{"", inputs};
  const Push push = signed_push(inputs, "Authorization");
  if (kind == "signature") {
    std::string authorization = text_at(inputs, "authorization");
    if (authorization.empty()) authorization = header(push.headers, "Authorization");
    const Json& given = at(inputs, "activity");
    const Json activity = given.is_object() ? given : read_json(push.body).value_or(Json());
    Json out = signature_result(check_teams(account, authorization, push.body, activity, push.now));
    out["signature"] = teams_digest(account, push.body);
    return out;
  }
  if (kind == "challenge") return reply_json(receive(account, push).reply);
  const auto activity = read_json(push.body);
  if (kind != "payload" || !activity) return std::nullopt;
  return normalized({read_teams(*activity)}, expected);
}

}  // namespace yingda::channels
