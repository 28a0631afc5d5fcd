#pragma once
// e5's vectors of texts that are asked for again and again (a company's wordings at every learning), since
// one takes 25 ms: kept in memory and in a file.

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "nlu/bridge/e5_model.hpp"

namespace yingda::nlu {

// Safe from many threads; nobody waits for another's encoding.
class E5Vectors {
 public:
  // Vectors that are kept, 1.6 KB each; the oldest give way.
  static constexpr std::size_t kMostKept = 20'000;

  // `file` empty: in memory alone. What it holds is read; records that are damaged or of another model are
  // left out.
  explicit E5Vectors(std::unique_ptr<const E5Model> model, std::filesystem::path file = {});

  // The text's kDimensions numbers, kept or worked out now. The last few that were worked out here are
  // remembered, since a talk comes back to its last question.
  void get(std::string_view normalized, std::span<float> out) const;
  bool knows(std::string_view normalized) const;

  // Works out what is missing and keeps it. `progress` is told how many of how many are done, about every
  // ten seconds. Error: internal `stopped` when asked to end (what was done is kept), `vectors_write_failed`
  // when the file cannot be written (the vectors are there).
  using Progress = std::function<void(std::size_t done, std::size_t all)>;
  Status learn(std::span<const std::string> normalized, const Progress& progress,
               const std::stop_token& stop);

 private:
  using Vector = std::vector<float>;
  std::optional<Vector> find(std::uint64_t key) const;
  void keep(std::uint64_t key, Vector vector);
  void read_file();
  Status append(std::span<const std::uint64_t> keys);

  std::unique_ptr<const E5Model> model_;
  std::filesystem::path file_;
  std::mutex writing_;        // of the file
  mutable std::mutex mutex_;  // of all below
  std::unordered_map<std::uint64_t, Vector> kept_;
  std::deque<std::uint64_t> order_;  // of kept_, the oldest first
  mutable std::unordered_map<std::uint64_t, Vector> recent_;
  mutable std::deque<std::uint64_t> recent_order_;
};

}  // namespace yingda::nlu
