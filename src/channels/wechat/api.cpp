#include "channels/wechat/api.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "channels/form.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

// https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html
constexpr std::array kWechatCodes = {
    ErrcodeMeaning{40001, Verdict::State::token_bad},   ErrcodeMeaning{40014, Verdict::State::token_bad},
    ErrcodeMeaning{41001, Verdict::State::token_bad},   ErrcodeMeaning{42001, Verdict::State::token_bad},
    ErrcodeMeaning{45009, Verdict::State::slow_down},   ErrcodeMeaning{45011, Verdict::State::slow_down},
    ErrcodeMeaning{45015, Verdict::State::window_over}, ErrcodeMeaning{45047, Verdict::State::window_over},
};

std::string wechat_host(const Account& account) { return account.text("host", kWechatHost); }

std::string wechat_url(const std::string& host, std::string_view path, const Token& token) {
  return host + std::string(path) + "?access_token=" + percent_encode(token.value);
}

}  // namespace

Call wechat_post(const std::string& host, std::string_view path, const Token& token, const Json& body) {
  return {"POST",
          wechat_url(host, path, token),
          {{"Content-Type", "application/json; charset=utf-8"}},
          body.dump()};
}

Call wechat_media_call(const std::string& host, const Token& token, const Media& media) {
  return {
      "GET", wechat_url(host, "/cgi-bin/media/get", token) + "&media_id=" + percent_encode(media.id), {}, ""};
}

Call wechat_upload_call(const std::string& host, const Token& token, std::string_view kind,
                        const FilePart& file, std::string_view bytes) {
  Call call{"POST", wechat_url(host, "/cgi-bin/media/upload", token) + "&type=" + std::string(kind), {}, ""};
  put_multipart(call, {}, {"media", file.name, file.media_type, bytes}, to_hex(sha256(bytes)));
  return call;
}

Result<Token> read_wechat_token(const Answer& answer) {
  constexpr TimeMs kSecond = 1000;
  constexpr std::int64_t kUsualLife = 7200;
  const Json body = read_json(answer.body).value_or(Json());
  Token out{text_at(body, "access_token"), 0, Json::object()};
  if (out.value.empty()) {
    return fail(ErrorKind::unauthorized, "channel_token",
                "WeChat gives no access token: " + text_at(body, "errcode") + " " + text_at(body, "errmsg"));
  }
  const std::int64_t life = number_at(body, "expires_in", kUsualLife);
  out.expires_at = answer.now + (life > 0 && life <= kUsualLife ? life : kUsualLife) * kSecond;
  return out;
}

Result<std::string> read_wechat_upload(const Answer& answer) {
  const Json body = read_json(answer.body).value_or(Json());
  std::string id = text_at(body, "media_id");
  if (!id.empty()) return id;
  return fail(ErrorKind::invalid, "channel_upload",
              "WeChat does not take the file: " + text_at(body, "errcode") + " " + text_at(body, "errmsg"));
}

Verdict read_wechat_verdict(const Answer& answer, std::span<const ErrcodeMeaning> known) {
  Verdict out = verdict_of_status(answer);
  const auto body = read_json(answer.body);
  if (out.state != Verdict::State::sent || !body || at(*body, "errcode").is_null()) {
    // A page of a gateway with 200 is no answer of theirs.
    if (out.state == Verdict::State::sent) out.state = Verdict::State::again;
    return out;
  }
  const std::int64_t code = number_at(*body, "errcode", 1);
  out.code = text_at(*body, "errcode");
  out.platform_id = text_at(*body, "msgid");
  if (code == 0) return out;
  out.detail = text_at(*body, "errmsg");
  out.state = code == -1 ? Verdict::State::again : Verdict::State::refused;
  for (const ErrcodeMeaning& one : known) {
    if (one.code == code) out.state = one.state;
  }
  return out;
}

Call wechat_token_call(const Account& account) {
  return {"GET",
          wechat_host(account) + "/cgi-bin/token?" +
              form_of({{"grant_type", "client_credential"},
                       {"appid", account.text("app_id")},
                       {"secret", account.text("app_secret")}}),
          {},
          ""};
}

Call wechat_typing_call(const Account& account, const Token& token, const std::string& user) {
  return wechat_post(wechat_host(account), "/cgi-bin/message/custom/typing", token,
                     {{"touser", user}, {"command", "Typing"}});
}

Call wechat_send(const Account& account, const Token& token, const std::string& user, const char* kind,
                 Json content) {
  return wechat_post(wechat_host(account), "/cgi-bin/message/custom/send", token,
                     {{"touser", user}, {"msgtype", kind}, {kind, std::move(content)}});
}

Verdict read_wechat_sent(const Answer& answer) { return read_wechat_verdict(answer, kWechatCodes); }

std::span<const SetupField> wechat_fields() {
  static const std::array kFields = {
      SetupField{"app_id", "AppID", "App ID", "公众平台或小程序后台「开发管理 → 开发设置」",
                 "Development settings of the account's console", false, true, ""},
      SetupField{"app_secret", "AppSecret", "App secret", "与 AppID 同页，只在生成时显示一次",
                 "On the same page; shown once when it is made", true, true, ""},
      SetupField{"token", "令牌 Token", "Token", "自己定的 3–32 位字母数字，与后台「消息推送配置」一致",
                 "3–32 letters and digits of your own, the same in the console's push settings", true, true,
                 ""},
      SetupField{"encoding_aes_key", "消息加解密密钥 EncodingAESKey", "EncodingAESKey",
                 "安全模式时填写 43 位密钥；明文模式留空", "43 characters in safe mode; empty in plain mode",
                 true, false, ""},
      SetupField{"host", "接口地址", "API address", "一般不改", "Leave as it is", false, false,
                 std::string(kWechatHost)},
  };
  return kFields;
}

}  // namespace yingda::channels
