#include "channels/relay/account.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/text.hpp"

namespace yingda::channels {
namespace {

constexpr std::size_t kConfigLimit = 4000;  // characters
constexpr std::size_t kSecretLimit = 20000;
constexpr std::size_t kVisitorBytes = 128;

Status put_texts(Json& into, const Json& from, const Adapter& adapter, bool secret) {
  const std::string root = secret ? "/secrets/" : "/config/";
  for (const auto& [name, value] : from.items()) {
    const auto fields = adapter.fields();
    const auto known = std::ranges::find(fields, name, &SetupField::name);
    if (known == fields.end() || known->secret != secret) {
      return fail(ErrorKind::invalid, "unknown_field", "This type of channel has no such field here.",
                  root + name);
    }
    if (value.is_null()) {
      into.erase(name);
      continue;
    }
    if (!value.is_string()) return fail(ErrorKind::invalid, "wrong_type", "A text is wanted.", root + name);
    const std::string text(trim(value.get<std::string>()));
    if (code_points(text) > (secret ? kSecretLimit : kConfigLimit))
      return fail(ErrorKind::invalid, "too_long", "The text is too long.", root + name);
    if (text.empty()) {
      into.erase(name);
    } else {
      into[name] = text;
    }
  }
  return {};
}

}  // namespace

Result<Account> account_of(const Channel& channel, const SecretBox& box) {
  auto secrets = box.open(channel.sealed_secrets);
  if (!secrets) return std::unexpected(std::move(secrets.error()));
  Account account{to_text(channel.id), channel.config};
  account.settings.update(*secrets);
  return account;
}

Status put_fields(Channel& channel, const Adapter& adapter, const SecretBox& box, const Json& config,
                  const Json& secrets) {
  if (auto put = put_texts(channel.config, config, adapter, false); !put) return put;
  if (secrets.empty()) return {};
  // What was sealed with a key that is gone is entered again.
  Json opened = box.open(channel.sealed_secrets).value_or(Json::object());
  if (auto put = put_texts(opened, secrets, adapter, true); !put) return put;
  channel.sealed_secrets = box.seal(opened);
  return {};
}

std::vector<std::string> secrets_set(const Channel& channel, const SecretBox& box) {
  std::vector<std::string> names;
  if (const auto opened = box.open(channel.sealed_secrets)) {
    for (const auto& [name, value] : opened->items()) names.push_back(name);
  }
  return names;
}

std::string visitor_of(std::string_view user_id) {
  if (user_id.size() <= kVisitorBytes && is_utf8(user_id)) return std::string(user_id);
  return to_hex(sha256(user_id));
}

}  // namespace yingda::channels
