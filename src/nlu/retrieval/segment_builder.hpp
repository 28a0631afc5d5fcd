#pragma once
// Makes a segment's file from new documents and from documents of other segments.

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "nlu/lexical.hpp"
#include "nlu/retrieval/document.hpp"
#include "nlu/retrieval/segment.hpp"

namespace yingda::nlu {

// Where a text's vector lies already.
struct KnownRow {
  const Segment* segment = nullptr;
  std::uint32_t row = 0;
};
using FindRow = std::function<std::optional<KnownRow>(const TextKey& text)>;

TextKey text_key(std::string_view normalized, const VectorSource& source);

// One thread. The segments whose documents are copied must live until write().
class SegmentBuilder {
 public:
  // From this many rows on they are put in clusters, so that a question looks at a part of them.
  static constexpr std::size_t kClusteredFrom = 8192;

  explicit SegmentBuilder(const VectorSource& source);
  // Adds a document; texts that `find_row` does not know are encoded by flush() or write().
  void add(const Document& document, const FindRow& find_row);
  // Adds a document of another segment as it is. Its model is the builder's, or it comes without vectors.
  void copy(const Segment& from, DocNumber doc);
  // Encodes what is waiting; a part of it only when a stop is asked for: then false.
  bool flush(const std::stop_token& stop = {});

  std::size_t documents() const { return lengths_.size(); }
  std::size_t encoded() const { return encoded_; }  // texts that were encoded
  // Flushes, lays everything out and writes the file. Errors: internal `index_write_failed`, overloaded
  // `stopped` when a stop was asked for.
  Status write(const std::filesystem::path& path, const std::stop_token& stop = {});

 private:
  struct Waiting {
    std::string text;
    std::vector<std::uint32_t> rows;
  };
  struct Postings;
  struct Order;
  void add_id(const std::string& id, std::uint64_t content);
  void add_words(const Document& document);
  void add_meanings(const Document& document, const FindRow& find_row);
  void add_text(std::string text, bool passage, const FindRow& find_row);
  void encode(std::size_t first, std::size_t count);
  Postings lay_out_postings() const;
  Order order_rows(const std::stop_token& stop) const;
  bool gather_clusters(Order& order, const std::stop_token& stop);
  std::vector<std::uint32_t> documents_by_id() const;
  std::vector<std::uint32_t> rows_by_text() const;

  VectorSource source_;
  FeatureCollector collector_;
  LexicalWeights weights_;
  std::vector<std::uint32_t> id_ends_;
  std::vector<char> ids_;
  std::vector<std::uint64_t> content_;
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint32_t> feature_ends_;
  std::vector<Key> features_;
  std::vector<std::uint8_t> frequencies_;
  std::vector<std::uint32_t> row_docs_;
  std::vector<TextKey> text_keys_;
  std::vector<float> units_;
  std::vector<std::int8_t> vectors_;
  std::vector<Waiting> waiting_;
  std::map<TextKey, std::size_t> waiting_places_;  // texts that stand in several documents are encoded once
  std::size_t encoded_ = 0;
};

}  // namespace yingda::nlu
