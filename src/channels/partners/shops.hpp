#pragma once
// Taobao, JD and Pinduoduo: signed calls for orders and goods, and Pinduoduo's stream of events. Protocol:
// https://open.taobao.com/doc.htm?docId=101617, https://open.jd.com/home/home#/doc/common?listId=890 and
// https://open.pinduoduo.com/application/document

#include <string>
#include <string_view>

#include "channels/exchange.hpp"
#include "channels/message.hpp"

namespace yingda::channels {

// By the parameter sign_method: "md5" (also where there is none), "hmac" or "hmac-sha256".
std::string taobao_sign(std::string_view secret, const Fields& params);
// The parameters format and sign_method do not count.
std::string jd_sign(std::string_view secret, const Fields& params);
std::string pinduoduo_sign(std::string_view secret, const Fields& params);

// Of the stream's address; `time` in milliseconds.
std::string pinduoduo_stream_signature(std::string_view client, std::string_view time,
                                       std::string_view secret);
std::string pinduoduo_stream_url(std::string_view client, std::string_view time, std::string_view secret);
Inbound read_pinduoduo(const Json& frame);
// The frame that says that an event was taken in; an empty object for frames that want none. "time" is for
// the sender to add.
Json pinduoduo_ack(const Json& frame);

}  // namespace yingda::channels
