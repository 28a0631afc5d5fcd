#pragma once
// What a mini program's own page hands over: signed and sealed user data. Pure.
// Protocol: https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html

#include <expected>
#include <string_view>

#include "base/json.hpp"

namespace yingda::channels {

enum class ClientDataFault { bad_key, bad_ciphertext, malformed, wrong_app };
std::string_view to_text(ClientDataFault fault);

// Whether `raw_data` is what WeChat gave to the page of this session.
bool is_client_data_signed(std::string_view raw_data, std::string_view session_key,
                           std::string_view signature);
// The JSON in `encrypted_data`; session key, IV and data are base64. The water mark must name `app_id`.
std::expected<Json, ClientDataFault> open_client_data(std::string_view session_key, std::string_view iv,
                                                      std::string_view encrypted_data,
                                                      std::string_view app_id);

}  // namespace yingda::channels
