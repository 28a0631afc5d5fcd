#include "channels/matrix/signing.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "base/json_text.hpp"
#include "channels/crypto.hpp"
#include "channels/json_read.hpp"

namespace yingda::channels {
namespace {

std::string unpadded(std::string_view bytes) {
  std::string out = to_base64(bytes);
  while (out.ends_with('=')) out.pop_back();
  return out;
}

std::optional<std::string> ed25519_sign(std::string_view seed, std::string_view text) {
  constexpr std::size_t kSeedBytes = 32;
  constexpr std::size_t kSignatureBytes = 64;
  if (seed.size() != kSeedBytes) return std::nullopt;
  const auto bytes = [](std::string_view view) {
    return reinterpret_cast<const unsigned char*>(view.data());
  };
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes(seed), seed.size()), &EVP_PKEY_free);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::string out(kSignatureBytes, '\0');
  std::size_t size = out.size();
  const bool ok = key && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
                  EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                                 bytes(text), text.size()) == 1;
  if (!ok) return std::nullopt;
  return out;
}

bool has_canonical_form(const Json& value) {
  constexpr std::int64_t kMost = (1LL << 53) - 1;
  if (value.is_number_float()) return false;
  if (value.is_number_unsigned()) return value.get<std::uint64_t>() <= static_cast<std::uint64_t>(kMost);
  if (value.is_number_integer()) return value.get<std::int64_t>() >= -kMost;
  if (!value.is_structured()) return true;
  return std::ranges::all_of(value, [](const Json& one) { return has_canonical_form(one); });
}

// What a redaction leaves of an event's content, by its type.
struct KeptContent {
  std::string_view type;
  std::vector<std::string_view> keys;
};

const std::vector<KeptContent>& kept_contents() {
  static const std::vector<KeptContent> kKept = {
      {"m.room.member", {"membership"}},
      {"m.room.create", {"creator"}},
      {"m.room.join_rules", {"join_rule"}},
      {"m.room.power_levels",
       {"ban", "events", "events_default", "kick", "redact", "state_default", "users", "users_default"}},
      {"m.room.aliases", {"aliases"}},
      {"m.room.history_visibility", {"history_visibility"}}};
  return kKept;
}

Json copy_keys(const Json& from, const auto& keys) {
  Json out = Json::object();
  if (!from.is_object()) return out;
  for (const std::string_view key : keys) {
    if (const auto found = from.find(key); found != from.end()) out[std::string(key)] = *found;
  }
  return out;
}

}  // namespace

std::optional<std::string> canonical_json(const Json& value) {
  // The library keeps keys in the order of their code points and writes no white space.
  if (!has_canonical_form(value)) return std::nullopt;
  return json_text(value);
}

std::optional<std::string> matrix_signature(std::string_view seed, const Json& object) {
  if (!object.is_object()) return std::nullopt;
  Json bare = object;
  bare.erase("signatures");
  bare.erase("unsigned");
  const auto text = canonical_json(bare);
  const auto signature = text ? ed25519_sign(seed, *text) : std::nullopt;
  if (!signature) return std::nullopt;
  return unpadded(*signature);
}

std::optional<std::string> matrix_event_hash(const Json& event) {
  if (!event.is_object()) return std::nullopt;
  Json bare = event;
  for (const auto* name : {"unsigned", "signatures", "hashes"}) bare.erase(name);
  const auto text = canonical_json(bare);
  if (!text) return std::nullopt;
  return unpadded(digest(Hash::sha256, *text));
}

Json matrix_redacted(const Json& event) {
  constexpr std::array<std::string_view, 15> kKept = {
      "event_id",    "type",   "room_id",          "sender",      "state_key",
      "content",     "hashes", "signatures",       "prev_events", "prev_state",
      "auth_events", "depth",  "origin_server_ts", "membership",  "origin"};
  Json out = copy_keys(event, kKept);
  const std::string type = text_at(event, "type");
  const auto& kept = kept_contents();
  const auto rule = std::ranges::find(kept, std::string_view(type), &KeptContent::type);
  out["content"] = rule == kept.end() ? Json::object() : copy_keys(at(event, "content"), rule->keys);
  return out;
}

std::optional<std::string> matrix_event_signature(std::string_view seed, const Json& event) {
  const auto hash = matrix_event_hash(event);
  if (!hash) return std::nullopt;
  Json hashed = event;
  hashed["hashes"] = {{"sha256", *hash}};
  return matrix_signature(seed, matrix_redacted(hashed));
}

}  // namespace yingda::channels
