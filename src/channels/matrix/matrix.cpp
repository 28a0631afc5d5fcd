#include "channels/matrix/matrix.hpp"

#include <array>

#include "base/crypto.hpp"
#include "channels/calls.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/matrix/events.hpp"
#include "channels/matrix/signing.hpp"
#include "channels/vector_inputs.hpp"

namespace yingda::channels {
namespace {

constexpr std::string_view kMatrixTransactions = "/transactions/";
constexpr int kMatrixTypingMs = 15'000;

Reception matrix_error(std::string_view code, int status, std::string_view words, Refusal refusal) {
  Reception out;
  out.refused = refusal;
  out.reply = json_reply({{"errcode", code}, {"error", words}}, status);
  return out;
}

// Nothing where the homeserver is who it says.
std::optional<Reception> check_homeserver(const Account& account, const Push& push) {
  std::string_view given = bearer_of(push.headers);
  if (given.empty()) given = field(push.query, "access_token");  // before Matrix 1.4
  if (given.empty())
    return matrix_error("M_UNAUTHORIZED", 401, "The token is missing.", Refusal::bad_signature);
  const std::string token = account.text("hs_token");
  if (token.empty() || !equal_secrets(given, token))
    return matrix_error("M_FORBIDDEN", 403, "The token is wrong.", Refusal::bad_signature);
  return std::nullopt;
}

// The path without "/_matrix/app/v1", which old servers leave out.
std::string_view matrix_route(std::string_view path) {
  constexpr std::string_view kPrefix = "/_matrix/app/v1";
  if (path.starts_with(kPrefix)) path.remove_prefix(kPrefix.size());
  return path;
}

Reception read_transaction(const Account& account, const Push& push) {
  const auto body = read_json(push.body);
  if (!body || !body->is_object())
    return matrix_error("M_NOT_JSON", 400, "The body is no JSON object.", Refusal::malformed);
  Reception out;
  out.messages = read_matrix(*body, account.text("user_id"));
  std::string_view txn = matrix_route(push.path);
  if (txn.starts_with(kMatrixTransactions)) txn.remove_prefix(kMatrixTransactions.size());
  for (Inbound& message : out.messages) message.extra["txn_dedupe"] = txn;
  out.reply = json_reply(Json::object());
  return out;
}

std::string matrix_url(const Account& account, std::string_view path) {
  const std::string user = account.text("user_id");
  return std::string(without_slash(account.text("host"))) + std::string(path) +
         (user.empty() ? "" : "?user_id=" + percent_encode(user));
}

std::string matrix_room(std::string_view room, std::string_view rest) {
  return "/_matrix/client/v3/rooms/" + percent_encode(room) + std::string(rest);
}

Fields matrix_auth(const Account& account) { return {{"Authorization", bearer(account.text("as_token"))}}; }

}  // namespace

Capabilities Matrix::capabilities(const Account& account) const {
  Capabilities out;
  // An event has 65,536 bytes with all that surrounds the text, which may be escaped.
  out.text_limit = static_cast<std::size_t>(account.number("text_limit", 30'000));
  out.text_unit = Unit::bytes;
  out.images = out.files = true;
  out.typing = !account.text("user_id").empty();
  out.media_in = out.location_in = true;
  out.read = true;
  return out;
}

std::span<const SetupField> Matrix::fields() const {
  static const std::array kFields = {
      SetupField{"host", "主服务器地址", "Homeserver's address", "例如 https://matrix.example.com",
                 "For example https://matrix.example.com", false, true, ""},
      SetupField{"hs_token", "hs_token", "hs_token", "应用服务注册文件里的 hs_token",
                 "hs_token of the application service's registration file", true, true, ""},
      SetupField{"as_token", "as_token", "as_token", "应用服务注册文件里的 as_token",
                 "as_token of the registration file", true, true, ""},
      SetupField{"user_id", "我方用户 ID", "Our user", "例如 @support:example.com，须在注册的命名空间内",
                 "For example @support:example.com, of the registered namespace", false, true, ""},
  };
  return kFields;
}

Reception Matrix::receive(const Account& account, const Push& push) const {
  if (auto refused = check_homeserver(account, push)) return *refused;
  const std::string_view route = matrix_route(push.path);
  if (route.starts_with(kMatrixTransactions) && push.method == "PUT") return read_transaction(account, push);
  Reception out;
  if (route == "/ping" && push.method == "POST") {
    out.reply = json_reply(Json::object());
    return out;
  }
  if (push.method == "GET" && (route.starts_with("/users/") || route.starts_with("/rooms/"))) {
    // Our only user is made by the registration itself; no others and no rooms are made on demand.
    out.reply = json_reply({{"errcode", "M_NOT_FOUND"}, {"error", "There is none of that name."}}, 404);
    return out;
  }
  return matrix_error("M_UNRECOGNIZED", 404, "The path is not known.", Refusal::unsupported);
}

Call Matrix::send_call(const Account& account, const Token&, const Outgoing& message) const {
  Json body = {{"msgtype", "m.text"}};
  if (const auto* file = std::get_if<FilePart>(&message.part)) {
    body = {{"msgtype", file->image ? "m.image" : "m.file"},
            {"body", file->name},
            {"url", message.media},
            {"info", {{"mimetype", file->media_type}, {"size", file->size}}}};
    if (file->width > 0) body["info"]["w"] = file->width;
    if (file->height > 0) body["info"]["h"] = file->height;
  } else {
    body["body"] = plain_text({message.part});
  }
  const std::string path = matrix_room(message.conversation_id, "/send/m.room.message/" + message.id);
  return json_call("PUT", matrix_url(account, path), body, matrix_auth(account));
}

Verdict Matrix::read_sent(const Account&, const Answer& answer) const {
  Verdict out = verdict_of_status(answer);
  if (out.state == Verdict::State::token_bad) out.state = Verdict::State::refused;
  const auto body = read_json(answer.body);
  if (!body) return out;
  if (out.state == Verdict::State::sent) {
    out.platform_id = text_at(*body, "event_id");
    return out;
  }
  if (const std::string code = text_at(*body, "errcode"); !code.empty()) out.code = code;
  out.detail = text_at(*body, "error");
  if (out.code == "M_LIMIT_EXCEEDED") {
    out.state = Verdict::State::slow_down;
    if (out.wait == 0) out.wait = number_at(*body, "retry_after_ms");
  }
  return out;
}

std::optional<Call> Matrix::media_call(const Account& account, const Token&, const Media& media) const {
  constexpr std::string_view kScheme = "mxc://";
  std::string_view place = media.url;
  if (!place.starts_with(kScheme)) return std::nullopt;
  place.remove_prefix(kScheme.size());
  const auto slash = place.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string path = "/_matrix/client/v1/media/download/" + percent_encode(place.substr(0, slash)) +
                           "/" + percent_encode(place.substr(slash + 1));
  return Call{"GET", matrix_url(account, path), matrix_auth(account), ""};
}

std::optional<Call> Matrix::upload_call(const Account& account, const Token&, const FilePart& file,
                                        std::string_view bytes) const {
  Fields headers = matrix_auth(account);
  headers.emplace_back("Content-Type", file.media_type);
  const std::string url = std::string(without_slash(account.text("host"))) +
                          "/_matrix/media/v3/upload?filename=" + percent_encode(file.name);
  return Call{"POST", url, std::move(headers), std::string(bytes)};
}

Result<std::string> Matrix::read_upload(const Account&, const Answer& answer) const {
  const auto body = read_json(answer.body);
  std::string uri = body ? text_at(*body, "content_uri") : "";
  if (uri.empty())
    return fail(ErrorKind::invalid, "upload_refused", body ? text_at(*body, "error") : "No JSON came back.");
  return uri;
}

std::optional<Call> Matrix::follow_call(const Account& account, const Token&, const Inbound& message) const {
  if (message.type != InboundType::event || message.event != "invite") return std::nullopt;
  return json_call("POST", matrix_url(account, matrix_room(message.conversation_id, "/join")), Json::object(),
                   matrix_auth(account));
}

std::optional<Call> Matrix::typing_call(const Account& account, const Token&, const Outgoing& message) const {
  const std::string user = account.text("user_id");
  if (user.empty()) return std::nullopt;
  const std::string path = matrix_room(message.conversation_id, "/typing/" + percent_encode(user));
  return json_call("PUT", matrix_url(account, path), {{"typing", true}, {"timeout", kMatrixTypingMs}},
                   matrix_auth(account));
}

std::optional<Call> Matrix::check_call(const Account& account, const Token&) const {
  return Call{"GET", matrix_url(account, "/_matrix/client/v3/account/whoami"), matrix_auth(account), ""};
}

std::optional<Json> Matrix::run_vector(std::string_view kind, const Json& inputs,
                                       const Json& expected) const {
  const Push push = push_of(inputs);
  if (kind == "payload") {
    const Reception got = read_transaction(Account{}, push);
    Json out = outcome(got, expected);
    if (!got.refused) out["normalized"]["response_json"] = read_json(got.reply.body).value_or(Json());
    return out;
  }
  if (kind != "signature") return std::nullopt;
  const auto seed = from_base64(text_at(inputs, "seed_b64"));
  if (seed && at(inputs, "event").is_object()) {
    const Json& event = at(inputs, "event");
    return Json{{"hashes.sha256", matrix_event_hash(event).value_or("")},
                {"signature", matrix_event_signature(*seed, event).value_or("")}};
  }
  if (seed && at(inputs, "object").is_object())
    return Json{{"signature", matrix_signature(*seed, at(inputs, "object")).value_or("")},
                {"canonical", canonical_json(at(inputs, "object")).value_or("")}};
  const auto refused = check_homeserver({"", {{"hs_token", text_at(inputs, "hs_token")}}}, push);
  Json out = {{"valid", !refused.has_value()}, {"status", refused ? refused->reply.status : 200}};
  if (refused) out["body_json"] = read_json(refused->reply.body).value_or(Json());
  return out;
}

}  // namespace yingda::channels
