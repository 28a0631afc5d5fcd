#include "channels/email/message_id.hpp"

#include "base/crypto.hpp"
#include "channels/email/header_fields.hpp"
#include "channels/email/reply_text.hpp"

namespace yingda::channels::mail {
namespace {
constexpr std::string_view kOurMark = "<yd.";
}

std::string make_message_id(std::string_view id, std::string_view root, std::string_view domain) {
  constexpr std::size_t kLongestRoot = 150;
  std::string out = std::string(kOurMark) + std::string(id);
  if (!root.empty() && root.size() <= kLongestRoot) out += "." + to_base64url(root);
  return out + "@" + std::string(domain) + ">";
}

std::string root_of(std::string_view message_id) {
  if (!message_id.starts_with(kOurMark)) return "";
  const auto at = message_id.rfind('@');
  const auto dot = message_id.substr(0, at).rfind('.');
  if (at == std::string_view::npos || dot < kOurMark.size()) return "";
  const auto root = from_base64url(message_id.substr(dot + 1, at - dot - 1));
  if (!root) return "";
  if (const std::string mark = subject_token("[" + *root + "]"); !mark.empty()) return *root;
  const auto ids = read_message_ids(*root);
  return ids.size() == 1 && ids[0] == *root ? ids[0] : "";
}

}  // namespace yingda::channels::mail
