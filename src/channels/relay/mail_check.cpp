#include "channels/relay/mail_check.hpp"

#include <boost/asio/this_coro.hpp>

#include "channels/email/imap_session.hpp"
#include "channels/email/smtp_session.hpp"

namespace yingda::channels {
namespace {

constexpr std::chrono::milliseconds kCheckPatience{15'000};

CheckStep good_mail_step(std::string zh, std::string en) {
  CheckStep out;
  out.step = "call";
  out.ok = true;
  out.text = {std::move(zh), std::move(en)};
  return out;
}

// `protocol`: "imap" or "smtp", as the fields' names begin.
CheckStep bad_mail_step(const std::string& protocol, std::string code, std::string field,
                        const std::string& detail) {
  const std::string name = protocol == "imap" ? "IMAP" : "SMTP";
  CheckStep out;
  out.step = "call";
  out.code = std::move(code);
  out.field = std::move(field);
  const bool login = out.field == protocol + "_password";
  out.text = login ? Localized{name + " 服务器拒绝了用户名或密码：" + detail,
                               "The " + name + " server turned the user name or password down: " + detail}
                   : Localized{"连不上 " + name + " 服务器，请检查地址、端口和加密方式：" + detail,
                               "The " + name +
                                   " server cannot be used; look at address, port and encryption: " + detail};
  return out;
}

async::Task<CheckStep> check_imap(Account account, std::string token) {
  auto server = mail::imap_server(account);
  if (!server)
    co_return bad_mail_step("imap", server.error().code, server.error().field, server.error().detail);
  mail::ImapSession imap(co_await async::asio::this_coro::executor, std::move(*server),
                         {kCheckPatience, 1024});
  if (const Status opened = co_await imap.open(std::move(token)); !opened) {
    const bool login = opened.error().kind == ErrorKind::unauthorized;
    co_return bad_mail_step("imap", opened.error().code, login ? "imap_password" : "imap_host",
                            opened.error().detail);
  }
  const auto folder = co_await imap.select(account.text("imap_folder", "INBOX"));
  if (!folder) co_return bad_mail_step("imap", folder.error().code, "imap_folder", folder.error().detail);
  co_return good_mail_step("IMAP：已登录并打开收件文件夹。", "IMAP: signed in, the folder is open.");
}

async::Task<CheckStep> check_smtp(Account account, std::string token) {
  auto server = mail::smtp_server(account);
  if (!server)
    co_return bad_mail_step("smtp", server.error().code, server.error().field, server.error().detail);
  mail::SmtpSession smtp(co_await async::asio::this_coro::executor, std::move(*server), "[127.0.0.1]",
                         {kCheckPatience, kCheckPatience});
  const Answer said = co_await smtp.open(std::move(token));
  constexpr int kLoginRefused = 535;
  if (said.status < 200 || said.status >= 300) {
    co_return bad_mail_step("smtp", std::to_string(said.status),
                            said.status == kLoginRefused ? "smtp_password" : "smtp_host", said.body);
  }
  co_await smtp.leave();
  co_return good_mail_step("SMTP：已登录，可以发信。", "SMTP: signed in, ready to send.");
}

}  // namespace

async::Task<std::vector<CheckStep>> check_mail(Account account, std::string token) {
  std::vector<CheckStep> out;
  out.push_back(co_await check_imap(account, token));
  out.push_back(co_await check_smtp(account, token));
  co_return out;
}

}  // namespace yingda::channels
