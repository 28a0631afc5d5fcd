#include "bot/hold_out.hpp"

namespace yingda::bot {

HeldOut hold_out_similar(const std::vector<Entry>& entries, std::size_t fold) {
  HeldOut out{entries, {}};
  for (std::size_t e = 0; e < entries.size(); ++e) {
    const auto& similar = entries[e].similar;
    auto& kept = out.learnt[e].similar;
    kept.clear();
    for (std::size_t i = 0; i < similar.size(); ++i) {
      if (i % kFolds == fold)
        out.asked.push_back({e, i + 1, similar[i]});
      else
        kept.push_back(similar[i]);
    }
  }
  return out;
}

HeldOut leave_out_entries(const std::vector<Entry>& entries, std::size_t fold, std::size_t folds) {
  HeldOut out;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    if (e % folds != fold) {
      out.learnt.push_back(entries[e]);
      continue;
    }
    out.asked.push_back({e, 0, entries[e].question});
    for (std::size_t i = 0; i < entries[e].similar.size(); ++i)
      out.asked.push_back({e, i + 1, entries[e].similar[i]});
  }
  return out;
}

}  // namespace yingda::bot
