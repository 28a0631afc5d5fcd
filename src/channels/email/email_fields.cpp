// The form that sets a mailbox up.

#include <array>

#include "channels/email/email.hpp"

namespace yingda::channels {

std::span<const SetupField> Email::fields() const {
  static const std::array kFields = {
      SetupField{"address", "邮箱地址", "Address", "客户写信的地址，也是回信的发件人",
                 "Where customers write to; answers come from it", false, true, ""},
      SetupField{"name", "发件人名称", "Sender's name", "显示在地址前面", "Shown before the address", false,
                 false, ""},
      SetupField{"imap_host", "IMAP 服务器", "IMAP server", "例如 imap.example.com；见邮箱的客户端设置",
                 "Such as imap.example.com; in your provider's settings for mail clients", false, true, ""},
      SetupField{"imap_port", "IMAP 端口", "IMAP port", "TLS 993，STARTTLS 143",
                 "993 with TLS, 143 with STARTTLS", false, false, "993"},
      SetupField{"imap_security", "IMAP 加密", "IMAP security", "tls、starttls 或 none",
                 "tls, starttls or none", false, false, "tls"},
      SetupField{"imap_user", "IMAP 用户名", "IMAP user", "不填则为邮箱地址", "The address where it is empty",
                 false, false, ""},
      SetupField{"imap_password", "IMAP 密码", "IMAP password", "多数邮箱需要在设置中生成授权码",
                 "Most providers want an app password, made in their settings", true, false, ""},
      SetupField{"imap_folder", "收件文件夹", "Folder", "", "", false, false, "INBOX"},
      SetupField{"smtp_host", "SMTP 服务器", "SMTP server", "例如 smtp.example.com",
                 "Such as smtp.example.com", false, true, ""},
      SetupField{"smtp_port", "SMTP 端口", "SMTP port", "TLS 465，STARTTLS 587",
                 "465 with TLS, 587 with STARTTLS", false, false, "465"},
      SetupField{"smtp_security", "SMTP 加密", "SMTP security", "tls、starttls 或 none",
                 "tls, starttls or none", false, false, "tls"},
      SetupField{"smtp_user", "SMTP 用户名", "SMTP user", "不填则与 IMAP 相同",
                 "As for IMAP where it is empty", false, false, ""},
      SetupField{"smtp_password", "SMTP 密码", "SMTP password", "不填则与 IMAP 相同",
                 "As for IMAP where it is empty", true, false, ""},
      SetupField{
          "auth", "登录方式", "Sign-in",
          "auto、plain、login、cram-md5、scram-sha-1、scram-sha-256 或 xoauth2；auto "
          "取服务器支持的最好的一种",
          "auto, plain, login, cram-md5, scram-sha-1, scram-sha-256 or xoauth2; auto takes the server's best",
          false, false, "auto"},
      SetupField{"oauth_token_url", "OAuth 令牌地址", "OAuth token address", "仅 xoauth2", "xoauth2 only",
                 false, false, ""},
      SetupField{"oauth_client_id", "OAuth 客户端 ID", "OAuth client id", "仅 xoauth2", "xoauth2 only", false,
                 false, ""},
      SetupField{"oauth_client_secret", "OAuth 客户端密钥", "OAuth client secret", "仅 xoauth2",
                 "xoauth2 only", true, false, ""},
      SetupField{"oauth_refresh_token", "OAuth 刷新令牌", "OAuth refresh token", "仅 xoauth2", "xoauth2 only",
                 true, false, ""},
      SetupField{"ca_pem", "CA 证书", "CA certificate", "服务器证书由自己的 CA 签发时粘贴其 PEM",
                 "PEM of your own CA, where it signed the servers' certificates", false, false, ""},
      SetupField{
          "authserv_id", "收信服务器标识", "Receiving server's name",
          "Authentication-Results 头开头的名字；填写后只有通过 DMARC 的发件地址才算已核实",
          "The name at the start of its Authentication-Results; then senders that pass DMARC are verified",
          false, false, ""},
      SetupField{"aliases", "其他自有地址", "Other addresses of yours",
                 "逗号分隔；来自它们的邮件不会自动回复",
                 "Separated by commas; mail from them is never answered by the bot", false, false, ""},
      SetupField{"reply_to", "回复地址", "Reply-To", "客户回信应发往别处时填写",
                 "Where answers should go elsewhere", false, false, ""},
      SetupField{"subject", "默认主题", "Subject", "客户邮件没有主题时使用",
                 "Where the customer's mail has none", false, false, "Re:"},
  };
  return kFields;
}

}  // namespace yingda::channels
