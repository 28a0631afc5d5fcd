#pragma once
// How calls to Alibaba Cloud are signed. Protocol:
// https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature and, for RPC v1,
// https://help.aliyun.com/zh/sdk/product-overview/rpc-mechanism

#include <string>
#include <string_view>

#include "channels/exchange.hpp"

namespace yingda::channels {

// RPC v1: METHOD&%2F&…, where the sorted parameters are encoded twice.
std::string aliyun_rpc_text(std::string_view method, const Fields& params);
std::string aliyun_rpc_signature(std::string_view secret, std::string_view text);

struct AliyunRequest {
  std::string method = "POST";
  std::string path = "/";
  Fields query;
  Fields headers;  // those that are signed: host, content-type and x-acs-*
  std::string body;
};
// Names sorted, both sides percent-encoded: the query as it is signed and sent.
std::string aliyun_query(const Fields& query);
// V3: the value of the header Authorization.
std::string aliyun_authorization(std::string_view key_id, std::string_view secret,
                                 const AliyunRequest& request);

}  // namespace yingda::channels
