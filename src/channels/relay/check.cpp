#include "channels/relay/check.hpp"

#include "channels/relay/mail_check.hpp"

namespace yingda::channels {
namespace {

CheckStep step(std::string name, bool ok, std::string zh, std::string en) {
  CheckStep out;
  out.step = std::move(name);
  out.ok = ok;
  out.text = {std::move(zh), std::move(en)};
  return out;
}

CheckStep missing(const SetupField& field) {
  CheckStep out = step("fields", false, "还没有填写“" + field.label_zh + "”。",
                       "“" + field.label_en + "” has not been entered.");
  out.field = field.name;
  return out;
}

// The field that a failed call points at: the secret that the platform believes or does not.
std::string credential_field(const Adapter& adapter) {
  for (const SetupField& field : adapter.fields()) {
    if (field.secret && field.required) return field.name;
  }
  return "";
}

CheckStep unreachable(const std::string& name, const Error& error) {
  CheckStep out =
      step(name, false, "连不上平台的接口，请检查网络和接口地址：" + error.detail,
           "The platform cannot be reached; look at the network and the API address: " + error.detail);
  out.code = error.code;
  out.field = "host";
  return out;
}

CheckStep turned_down(const std::string& name, const Adapter& adapter, const std::string& code,
                      const std::string& detail) {
  CheckStep out = step(name, false, "平台拒绝了填写的凭据：" + (detail.empty() ? code : detail),
                       "The platform turned down what was entered: " + (detail.empty() ? code : detail));
  out.code = code;
  out.field = credential_field(adapter);
  return out;
}

CheckStep address_step(const std::string& url) {
  if (url.empty()) {
    return step("address", false, "还不知道服务器的公网地址：请设置 server.public_url。",
                "The server's public address is not known: set server.public_url.");
  }
  if (!url.starts_with("https://")) {
    return step("address", false, "回调地址不是 https，多数平台不接受：" + url,
                "The web hook's address is not https, which most platforms refuse: " + url);
  }
  return step("address", true, "把这个地址填到平台的回调设置里：" + url,
              "Enter this address at the platform: " + url);
}

async::Task<CheckStep> call_step(Context& context, const Adapter& adapter, Account account, Token token) {
  auto call = adapter.check_call(account, token);
  if (!call)
    co_return step("call", true, "没有可供检查的接口。", "The platform offers no harmless call to try.");
  auto answer = co_await make_call(context.web, std::move(*call));
  if (!answer) co_return unreachable("call", answer.error());
  const Verdict verdict = adapter.read_sent(account, *answer);
  if (verdict.state == Verdict::State::sent)
    co_return step("call", true, "平台接受了凭据。", "The platform accepts the account.");
  if (verdict.state == Verdict::State::again || verdict.state == Verdict::State::slow_down) {
    CheckStep later =
        step("call", false, "平台暂时没有应答，请稍后再试。", "The platform is busy; try again later.");
    later.code = verdict.code;
    co_return later;
  }
  co_return turned_down("call", adapter, verdict.code, verdict.detail);
}

}  // namespace

async::Task<std::vector<CheckStep>> check_account(Context& context, Opened opened, std::string webhook_url) {
  std::vector<CheckStep> steps;
  for (const SetupField& field : opened.adapter->fields()) {
    if (field.required && opened.account.text(field.name, field.initial).empty())
      steps.push_back(missing(field));
  }
  if (!steps.empty()) co_return steps;
  steps.push_back(step("fields", true, "必填项都已填写。", "Everything required is entered."));
  if (opened.adapter->capabilities(opened.account).webhook) steps.push_back(address_step(webhook_url));
  Token token;
  if (opened.adapter->token_call(opened.account, now_ms())) {
    context.tokens.forget(opened.channel->id);
    auto got = co_await context.tokens.get(*opened.adapter, opened.account);
    if (!got) {
      const bool refused = got.error().kind != ErrorKind::internal;
      steps.push_back(refused ? turned_down("token", *opened.adapter, got.error().code, got.error().detail)
                              : unreachable("token", got.error()));
      co_return steps;
    }
    token = std::move(*got);
    steps.push_back(step("token", true, "已取得访问令牌。", "The platform gave an access token."));
  }
  if (opened.adapter->capabilities(opened.account).streams) {
    for (CheckStep& each : co_await check_mail(opened.account, token.value)) steps.push_back(std::move(each));
    co_return steps;
  }
  steps.push_back(co_await call_step(context, *opened.adapter, opened.account, std::move(token)));
  co_return steps;
}

}  // namespace yingda::channels
