#pragma once
// Documents found by words and by meaning, kept in files: a folder of immutable segments, named by a manifest
// that is replaced as a whole. A change writes a small segment; merging makes few large ones of many.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "nlu/retrieval/document.hpp"
#include "nlu/retrieval/view.hpp"

namespace yingda::nlu {

class SegmentBuilder;

// The documents to add (or to replace, by id) and those to remove.
struct IndexChange {
  std::vector<const Document*> put;
  std::vector<std::string> remove;
  bool empty() const { return put.empty() && remove.empty(); }
};

// Readers take view() and never wait. Changes and merges may be called from any thread; they wait for each
// other, a merge only at its end. One process at a time may have the folder open.
class RetrievalIndex {
 public:
  static constexpr std::size_t kLongestId = 255;  // bytes

  // Maps what the folder holds, or makes it; files that no manifest names (of a crash) are removed. Errors:
  // invalid `index_damaged` (remove the folder and build anew), internal `index_unreadable` or
  // `index_write_failed`.
  static Result<std::unique_ptr<RetrievalIndex>> open(const std::filesystem::path& folder,
                                                      VectorSource source);
  RetrievalIndex(const RetrievalIndex&) = delete;
  RetrievalIndex& operator=(const RetrievalIndex&) = delete;

  std::shared_ptr<const IndexView> view() const { return view_.load(std::memory_order_acquire); }
  const VectorSource& source() const { return source_; }

  // What must change so that the index holds just these documents; ids are unique.
  IndexChange difference(std::span<const Document> documents) const;
  // Durable and seen by new views when it returns. Texts that any segment holds are not encoded again.
  // Blocks. Errors: invalid `bad_document` (an id that is empty, too long or twice in the change; nothing is
  // changed), overloaded `stopped`, internal `index_write_failed`.
  Status apply(const IndexChange& change, const std::stop_token& stop = {});
  // Joins segments of like size once there are several, and those with many gone documents; `all` makes one
  // of everything. May take seconds; changes go on meanwhile. Errors: those of apply().
  Status merge(bool all = false, const std::stop_token& stop = {});
  // How many texts were encoded since the index was opened.
  std::uint64_t encoded() const { return encoded_.load(); }

 private:
  RetrievalIndex(std::filesystem::path folder, VectorSource source);
  Status load();
  void remove_strays(const IndexView& kept) const;
  std::filesystem::path segment_path(std::uint64_t number) const;
  // With `writing_` held.
  Status publish(std::vector<IndexPart> parts);
  Result<IndexPart> write_segment(SegmentBuilder& builder, const std::stop_token& stop);
  Result<bool> merge_once(bool all, const std::stop_token& stop);

  std::filesystem::path folder_;
  VectorSource source_;
  std::mutex writing_;
  std::mutex merging_;
  std::atomic<std::uint64_t> next_number_{1};
  std::atomic<std::uint64_t> encoded_{0};
  std::atomic<std::shared_ptr<const IndexView>> view_;
};

}  // namespace yingda::nlu
