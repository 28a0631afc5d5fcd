#pragma once
// How calls to Tencent Cloud are signed. Protocol: https://cloud.tencent.com/document/api/382/52072 (TC3) and
// https://cloud.tencent.com/document/api/213/15693 (the older form).

#include <cstdint>
#include <string>
#include <string_view>

#include "channels/exchange.hpp"

namespace yingda::channels {

struct TencentRequest {
  std::string method = "POST";
  std::string query;  // as it stands in the address
  Fields headers;     // those that are signed; values count in lower case
  std::string body;
};
// The hash of the canonical request, as hex.
std::string tencent_request_hash(const TencentRequest& request);
// TC3: the value of the header Authorization. `seconds` since 1970 UTC.
std::string tencent_authorization(std::string_view secret_id, std::string_view secret_key,
                                  std::string_view service, std::int64_t seconds,
                                  const TencentRequest& request);

// The older form's text: METHOD, host, path, '?' and the sorted parameters, not encoded.
std::string tencent_v1_text(std::string_view method, std::string_view place, const Fields& params);
std::string tencent_v1_signature(std::string_view secret_key, std::string_view text, bool sha256);

}  // namespace yingda::channels
