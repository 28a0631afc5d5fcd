#include "channels/wecom/wecom_api.hpp"

#include <array>

#include "channels/form.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::array kWecomCodes = {
    ErrcodeMeaning{40014, Verdict::State::token_bad}, ErrcodeMeaning{42001, Verdict::State::token_bad},
    ErrcodeMeaning{41001, Verdict::State::token_bad}, ErrcodeMeaning{45009, Verdict::State::slow_down},
    ErrcodeMeaning{45033, Verdict::State::slow_down}, ErrcodeMeaning{95001, Verdict::State::window_over},
};

}  // namespace

std::string wecom_host(const Account& account) { return account.text("host", kWecomHost); }

Call wecom_token_call(const Account& account) {
  return {"GET",
          wecom_host(account) + "/cgi-bin/gettoken?" +
              form_of({{"corpid", account.text("corp_id")}, {"corpsecret", account.text("secret")}}),
          {},
          ""};
}

Call wecom_upload_call(const Account& account, const Token& token, const FilePart& file,
                       std::string_view bytes) {
  return wechat_upload_call(wecom_host(account), token, file.image ? "image" : "file", file, bytes);
}

Verdict read_wecom_verdict(const Answer& answer) { return read_wechat_verdict(answer, kWecomCodes); }

SetupField wecom_corp_field() {
  return {"corp_id",
          "企业 ID",
          "Corp ID",
          "管理后台「我的企业 → 企业信息」最下方",
          "At the end of My Company in the admin console",
          false,
          true,
          ""};
}

SetupField wecom_token_field() {
  return {"token",
          "Token",
          "Token",
          "「接收消息服务器配置」里的 Token",
          "Token of the settings for receiving messages",
          true,
          true,
          ""};
}

SetupField wecom_key_field() {
  return {"encoding_aes_key",
          "EncodingAESKey",
          "EncodingAESKey",
          "与 Token 同页，43 位",
          "On the same page, 43 characters",
          true,
          true,
          ""};
}

SetupField wecom_host_field() {
  return {
      "host", "接口地址", "API address",          "私有部署的企业微信填写", "For a WeCom of your own servers",
      false,  false,      std::string(kWecomHost)};
}

}  // namespace yingda::channels
