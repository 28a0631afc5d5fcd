#pragma once
// Channels' secrets at rest: sealed with the installation's key, so that a copy of the database alone opens
// no account. Thread-safe.

#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "base/json.hpp"

namespace yingda {

class SecretBox {
 public:
  // 32 bytes.
  explicit SecretBox(std::string key) : key_(std::move(key)) {}

  // An object of texts; "" for an empty one.
  std::string seal(const Json& secrets) const;
  // Code: channel_secret_unreadable (sealed with another key, or damaged).
  Result<Json> open(const std::string& sealed) const;

 private:
  std::string key_;
};

// Reads the key, or makes a new one with mode 0600 where there is none. Code: secret_key_unusable.
Result<SecretBox> load_secret_box(const std::filesystem::path& file);

}  // namespace yingda
