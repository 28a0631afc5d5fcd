#include "channels/whatsapp_cloud/whatsapp_cloud.hpp"

#include <array>

#include "base/text.hpp"
#include "channels/json_read.hpp"
#include "channels/meta/graph.hpp"
#include "channels/outgoing.hpp"
#include "channels/whatsapp_cloud/whatsapp_read.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kWhatsappHost = "https://graph.facebook.com";
constexpr std::size_t kWhatsappButtons = 3;
constexpr std::size_t kWhatsappRows = 10;
constexpr std::size_t kWhatsappLabel = 20;  // a button's title, and that of the button that opens a list
constexpr std::size_t kWhatsappBody = 1024;
constexpr std::size_t kWhatsappReply = 200;  // id of a row; buttons take 256

std::string whatsapp_url(const Account& account, std::string_view path) {
  return meta::base_url(account, kWhatsappHost) + "/" + std::string(path);
}

std::string messages_url(const Account& account) {
  return whatsapp_url(account, account.text("phone_number_id") + "/messages");
}

Json whatsapp_body(const Outgoing& message, std::string_view type, Json content) {
  Json out = {{"messaging_product", "whatsapp"},
              {"recipient_type", "individual"},
              {"to", message.user_id},
              {"type", type}};
  out[std::string(type)] = std::move(content);
  return out;
}

// Up to three as buttons, more as a list; nothing where neither holds them.
std::optional<Json> whatsapp_interactive(const Account& account, const std::string& text,
                                         const std::vector<Button>& options) {
  if (code_points(text) > kWhatsappBody || options.empty() || options.size() > kWhatsappRows)
    return std::nullopt;
  const Json body = {{"text", text}};
  if (options.size() == 1 && has_link(options)) {
    return Json{{"type", "cta_url"},
                {"body", body},
                {"action",
                 {{"name", "cta_url"},
                  {"parameters",
                   {{"display_text", clipped(options[0].label, kWhatsappLabel)}, {"url", options[0].url}}}}}};
  }
  if (has_link(options)) return std::nullopt;
  const bool few = options.size() <= kWhatsappButtons;
  Json items = Json::array();
  for (const Button& option : options) {
    Json item = {{"id", std::string(prefix_code_points(option.reply, kWhatsappReply))},
                 {"title", clipped(option.label, kWhatsappLabel)}};
    items.push_back(few ? Json{{"type", "reply"}, {"reply", std::move(item)}} : std::move(item));
  }
  if (few) return Json{{"type", "button"}, {"body", body}, {"action", {{"buttons", std::move(items)}}}};
  return Json{{"type", "list"},
              {"body", body},
              {"action",
               {{"button", clipped(account.text("list_label", "☰"), kWhatsappLabel)},
                {"sections", Json::array({{{"rows", std::move(items)}}})}}}};
}

}  // namespace

Capabilities WhatsappCloud::capabilities(const Account& account) const {
  Capabilities out;
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 4096));
  out.images = out.files = out.media_by_url = true;
  out.choices = kWhatsappRows;
  out.choice_limit = kWhatsappLabel;
  out.typing = true;
  out.media_in = out.location_in = true;
  out.delivered = out.read = true;
  out.window = 24LL * 3600 * 1000;
  out.rate = static_cast<double>(account.number("rate", 80));
  return out;
}

std::span<const SetupField> WhatsappCloud::fields() const {
  static const std::array kFields = {
      SetupField{"phone_number_id", "电话号码编号", "Phone number ID",
                 "Meta 开发者后台 → WhatsApp → API 设置", "Meta app dashboard → WhatsApp → API setup", false,
                 true, ""},
      SetupField{"access_token", "系统用户令牌", "System user token",
                 "商务管理平台 → 系统用户 → 生成令牌，勾选 whatsapp_business_messaging",
                 "Business settings → System users → Generate token with whatsapp_business_messaging", true,
                 true, ""},
      meta::app_secret_field(),
      meta::verify_token_field(),
      SetupField{"list_label", "列表按钮文字", "List button",
                 "超过三个选项时，打开列表的按钮上的文字，最多 20 字",
                 "On the button that opens a list of more than three choices; at most 20 characters", false,
                 false, "☰"},
      meta::version_field(),
      SetupField{"host", "接口地址", "API address", "一般不用填", "Not needed as a rule", false, false,
                 std::string(kWhatsappHost)},
  };
  return kFields;
}

Reception WhatsappCloud::receive(const Account& account, const Push& push) const {
  return meta::receive(account, push, "whatsapp_business_account", &read_whatsapp);
}

Call WhatsappCloud::send_call(const Account& account, const Token& token, const Outgoing& message) const {
  Json body;
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    Json content = {{"link", message.media_url}};
    if (!file->image) content["filename"] = file->name;
    body = whatsapp_body(message, file->image ? "image" : "document", std::move(content));
  } else if (const auto* choices = std::get_if<QuickRepliesPart>(&message.part)) {
    if (auto content = whatsapp_interactive(account, message.text, choices->options))
      body = whatsapp_body(message, "interactive", std::move(*content));
  }
  if (body.is_null())
    body = whatsapp_body(message, "text", {{"body", text_of(message)}, {"preview_url", false}});
  return json_call(messages_url(account), body, token_of(account, token));
}

Verdict WhatsappCloud::read_sent(const Account&, const Answer& answer) const {
  Verdict out = meta::verdict(answer);
  if (const auto body = read_json(answer.body)) out.platform_id = text_at(*body, "messages/0/id");
  return out;
}

std::optional<Call> WhatsappCloud::media_call(const Account& account, const Token& token,
                                              const Media& media) const {
  if (media.id.empty()) return std::nullopt;
  return fetch_call(whatsapp_url(account, media.id), token_of(account, token));
}

std::optional<Call> WhatsappCloud::media_next(const Account& account, const Token& token, const Media& media,
                                              const Answer& answer) const {
  const auto body = read_json(answer.body);
  // A customer's own JSON cannot know the id that it got: no file sends our token elsewhere.
  if (!body || media.id.empty() || text_at(*body, "id") != media.id) return std::nullopt;
  return fetch_call(text_at(*body, "url"), token_of(account, token));
}

std::optional<Call> WhatsappCloud::typing_call(const Account& account, const Token& token,
                                               const Outgoing& message) const {
  const std::string id = text_at(message.reply_to, "message_id");
  if (id.empty()) return std::nullopt;
  return json_call(messages_url(account),
                   {{"messaging_product", "whatsapp"},
                    {"status", "read"},
                    {"message_id", id},
                    {"typing_indicator", {{"type", "text"}}}},
                   token_of(account, token));
}

std::optional<Call> WhatsappCloud::check_call(const Account& account, const Token& token) const {
  return fetch_call(whatsapp_url(account, account.text("phone_number_id")), token_of(account, token));
}

std::optional<Json> WhatsappCloud::run_vector(std::string_view kind, const Json& inputs,
                                              const Json& expected) const {
  return meta::run_vector(*this, kind, inputs, expected, &read_whatsapp);
}

}  // namespace yingda::channels
