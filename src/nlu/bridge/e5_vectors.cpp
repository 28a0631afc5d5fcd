#include "nlu/bridge/e5_vectors.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <fstream>
#include <utility>

namespace yingda::nlu {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kTellEvery = std::chrono::seconds(10);
constexpr std::size_t kRecent = 256;

// One after the other in the file, little-endian. The check covers key and numbers, and is of this model.
struct VectorRecord {
  std::uint64_t key;
  std::uint64_t check;
  std::array<float, E5Model::kDimensions> numbers;
};
static_assert(sizeof(VectorRecord) == 16 + sizeof(float) * E5Model::kDimensions);

std::uint64_t text_key(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

std::uint64_t check_of(const VectorRecord& record) {
  const auto model = XXH3_64bits_withSeed(E5Model::kFileName.data(), E5Model::kFileName.size(), record.key);
  return XXH3_64bits_withSeed(record.numbers.data(), sizeof record.numbers, model);
}

}  // namespace

E5Vectors::E5Vectors(std::unique_ptr<const E5Model> model, std::filesystem::path file)
    : model_(std::move(model)), file_(std::move(file)) {
  if (!file_.empty()) read_file();
}

void E5Vectors::read_file() {
  std::size_t records = 0;
  {
    std::ifstream in(file_, std::ios::binary);
    VectorRecord record;
    while (in.read(reinterpret_cast<char*>(&record), sizeof record)) {
      ++records;
      if (record.check == check_of(record)) keep(record.key, {record.numbers.begin(), record.numbers.end()});
    }
  }
  std::error_code error;
  const auto size = std::filesystem::file_size(file_, error);
  // What was lost or has become too much is left behind by writing the rest anew.
  if (error || (size == records * sizeof(VectorRecord) && records == kept_.size())) return;
  std::filesystem::remove(file_, error);
  const std::vector<std::uint64_t> all(order_.begin(), order_.end());
  if (auto written = append(all); !written) return;  // told at the next learning
}

std::optional<E5Vectors::Vector> E5Vectors::find(std::uint64_t key) const {
  const std::lock_guard lock(mutex_);
  if (const auto at = kept_.find(key); at != kept_.end()) return at->second;
  if (const auto at = recent_.find(key); at != recent_.end()) return at->second;
  return std::nullopt;
}

void E5Vectors::keep(std::uint64_t key, Vector vector) {
  const std::lock_guard lock(mutex_);
  if (!kept_.emplace(key, std::move(vector)).second) return;
  order_.push_back(key);
  if (order_.size() <= kMostKept) return;
  kept_.erase(order_.front());
  order_.pop_front();
}

bool E5Vectors::knows(std::string_view normalized) const {
  const std::lock_guard lock(mutex_);
  return kept_.contains(text_key(normalized));
}

void E5Vectors::get(std::string_view normalized, std::span<float> out) const {
  const std::uint64_t key = text_key(normalized);
  if (const auto known = find(key)) {
    std::ranges::copy(*known, out.begin());
    return;
  }
  model_->encode(normalized, out);
  const std::lock_guard lock(mutex_);
  if (!recent_.emplace(key, Vector(out.begin(), out.end())).second) return;
  recent_order_.push_back(key);
  if (recent_order_.size() <= kRecent) return;
  recent_.erase(recent_order_.front());
  recent_order_.pop_front();
}

Status E5Vectors::learn(std::span<const std::string> normalized, const Progress& progress,
                        const std::stop_token& stop) {
  std::vector<const std::string*> missing;
  for (const std::string& text : normalized) {
    if (!knows(text)) missing.push_back(&text);
  }
  if (missing.empty()) return {};
  std::vector<std::uint64_t> keys;
  auto told = Clock::now();
  for (const std::string* text : missing) {
    if (stop.stop_requested()) break;
    Vector vector(E5Model::kDimensions);
    model_->encode(*text, vector);
    keys.push_back(text_key(*text));
    keep(keys.back(), std::move(vector));
    if (Clock::now() - told < kTellEvery) continue;
    told = Clock::now();
    if (progress) progress(keys.size(), missing.size());
  }
  if (auto written = append(keys); !written) return written;
  if (keys.size() < missing.size()) return fail(ErrorKind::internal, "stopped", "asked to end");
  return {};
}

Status E5Vectors::append(std::span<const std::uint64_t> keys) {
  if (file_.empty()) return {};
  std::vector<VectorRecord> records;
  for (const std::uint64_t key : keys) {
    const auto vector = find(key);
    if (!vector) continue;
    VectorRecord& record = records.emplace_back();
    record.key = key;
    std::ranges::copy(*vector, record.numbers.begin());
    record.check = check_of(record);
  }
  const std::lock_guard lock(writing_);
  std::ofstream out(file_, std::ios::binary | std::ios::app);
  out.write(reinterpret_cast<const char*>(records.data()),
            static_cast<std::streamsize>(records.size() * sizeof(VectorRecord)));
  out.flush();
  if (out) return {};
  return fail(ErrorKind::internal, "vectors_write_failed", file_.string() + " cannot be written");
}

}  // namespace yingda::nlu
