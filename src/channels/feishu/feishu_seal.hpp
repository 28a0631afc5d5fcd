#pragma once
// How Feishu signs and seals. Pure.
// Protocol:
// https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case

#include <optional>
#include <string>
#include <string_view>

namespace yingda::channels {

// The text in {"encrypt": base64}: AES-256-CBC by the SHA-256 of the key, the IV in front.
std::optional<std::string> open_feishu(std::string_view encrypt_key, std::string_view base64);
// X-Lark-Signature of an event: SHA-256 over the raw, still sealed body.
std::string feishu_signature(std::string_view timestamp, std::string_view nonce, std::string_view encrypt_key,
                             std::string_view body);
// X-Lark-Signature of the older card callbacks: SHA-1 with the verification token.
std::string feishu_card_signature(std::string_view timestamp, std::string_view nonce,
                                  std::string_view verification_token, std::string_view body);
// "sign" of a custom group robot's calls; `timestamp` is seconds as text.
std::string feishu_robot_sign(std::string_view timestamp, std::string_view secret);

}  // namespace yingda::channels
