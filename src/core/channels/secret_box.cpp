#include "core/channels/secret_box.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/crypto.hpp"
#include "base/text.hpp"

namespace yingda {
namespace {

constexpr std::size_t kKeyBytes = 32;

std::unexpected<Error> unusable(const std::filesystem::path& file, const std::string& why) {
  return fail(ErrorKind::internal, "secret_key_unusable", file.string() + ": " + why);
}

// Beside the place first, so that a crash leaves no half of a key.
Status write_key(const std::filesystem::path& file, const std::string& text) {
  const std::string part = file.string() + ".part";
  const int to = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (to < 0) return unusable(file, std::strerror(errno));
  const bool written = ::write(to, text.data(), text.size()) == std::ssize(text) && ::fsync(to) == 0;
  const int why = errno;
  ::close(to);
  if (!written) return unusable(file, std::strerror(why));
  if (::rename(part.c_str(), file.c_str()) != 0) return unusable(file, std::strerror(errno));
  return {};
}

}  // namespace

std::string SecretBox::seal(const Json& secrets) const {
  return secrets.empty() ? std::string() : to_base64url(yingda::seal(secrets.dump(), key_));
}

Result<Json> SecretBox::open(const std::string& sealed) const {
  if (sealed.empty()) return Json::object();
  const auto bytes = from_base64url(sealed);
  const auto plain = bytes ? unseal(*bytes, key_) : std::nullopt;
  Json secrets = plain ? Json::parse(*plain, nullptr, false) : Json();
  if (secrets.is_object()) return secrets;
  return fail(ErrorKind::internal, "channel_secret_unreadable",
              "The channel's secrets cannot be opened with this installation's key; enter them again or put "
              "the right key file in place.");
}

Result<SecretBox> load_secret_box(const std::filesystem::path& file) {
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) {
    const std::string key = random_bytes(kKeyBytes);
    if (auto written = write_key(file, to_base64url(key) + "\n"); !written)
      return std::unexpected(std::move(written.error()));
    return SecretBox(key);
  }
  std::ifstream from(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(from), {});
  const auto key = from_base64url(trim(text));
  if (!key || key->size() != kKeyBytes) return unusable(file, "it holds no key of 32 bytes in base64url");
  return SecretBox(*key);
}

}  // namespace yingda
