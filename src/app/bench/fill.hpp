#pragma once
// Past conversations for the store of a server that is not running: what a long life would have left in it,
// in minutes. They are written by the store's own units of work, so that all tables and indexes have what
// they get from customers; only the bot is not asked.

#include <cstdint>
#include <string>

#include "app/bench/questions.hpp"

namespace yingda::app::bench {

struct FillResult {
  std::uint64_t messages = 0;  // customers' and replies
  double seconds = 0;
};
// `workspace`: its slug; they come by its first channel. Codes: workspace_not_found, channel_not_found,
// data_folder_missing, and those of opening a store.
Result<FillResult> fill(const std::string& folder, const std::string& workspace, const Questions& questions,
                        std::uint64_t messages);

}  // namespace yingda::app::bench
