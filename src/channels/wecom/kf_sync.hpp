#pragma once
// What sync_msg gives: https://developer.work.weixin.qq.com/document/path/94670

#include "channels/channel.hpp"

namespace yingda::channels {

// What stands before the answer in the id of a menu's line that we sent: such a tap is that answer.
inline constexpr std::string_view kKfAnswerId = "say:";

struct KfBatch {
  std::vector<Inbound> messages;  // in the platform's order
  std::string kf;                 // open_kfid of the first that names one
  std::string next_cursor;
  bool more = false;
};
// Never fails: what is missing is empty.
KfBatch read_kf_batch(const Json& answer);

}  // namespace yingda::channels
