// Whole conversations of arbitrary bytes: each line is one message. Nothing may crash, and the state must
// survive its own JSON.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bot/engine.hpp"

namespace {

using namespace yingda;

std::shared_ptr<const bot::Snapshot> snapshot() {
  std::vector<Entry> entries;
  const std::string_view questions[] = {"怎么取消订单？", "网上买的怎么退货？", "在门店买的怎么退货？",
                                        "how long does a refund take"};
  for (const auto question : questions) {
    Entry entry;
    entry.id = EntryId{static_cast<std::int64_t>(entries.size() + 1)};
    entry.question = question;
    entry.similar = {"zenme tui huo", "订单撤销"};
    entry.answers = {{"zh", {TextPart{"七天内可以。"}}}};
    entries.push_back(std::move(entry));
  }
  Workspace workspace;
  workspace.bot.handoff_topics = {"批发"};
  return bot::build_snapshot(workspace, std::move(entries));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kSnapshot = snapshot();
  std::string_view left(reinterpret_cast<const char*>(data), size);
  bot::State state;
  while (!left.empty()) {
    const std::string_view line = left.substr(0, left.find('\n'));
    left.remove_prefix(std::min(left.size(), line.size() + 1));
    const auto outcome = bot::step(*kSnapshot, state, {std::string(line), false, 1, {}});
    if (outcome.parts.empty()) std::abort();
    if (!(bot::state_from_json(Json::parse(bot::to_json(outcome.state).dump())) == outcome.state))
      std::abort();
    (void)outcome.meta.dump();
    (void)bot::candidates(*kSnapshot, line, 1, 3);
    state = outcome.state;
  }
  return 0;
}
