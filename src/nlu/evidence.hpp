#pragma once
// What several views say of the same entries, and from that the evidence of the few that may be right.

#include <span>
#include <vector>

#include "nlu/calibration.hpp"
#include "nlu/tier.hpp"

namespace yingda::nlu {

// One column a measure, one row an entry. For one thread; may be filled again and again.
class EvidenceTable {
 public:
  // The entries that the columns speak of, ascending, and no columns yet.
  void begin(std::span<const EntryIndex> entries);
  std::span<const EntryIndex> entries() const { return entries_; }
  // `values` by row, as many as there are entries; read again by evidence(), so it must live that long.
  void put(Measure measure, std::span<const float> values);
  // Rows that are among the best of a column, ascending.
  const std::vector<std::size_t>& candidates();
  // Of a row; without closeness, which the caller measures for the candidates alone.
  Evidence evidence(std::size_t row) const;

 private:
  struct Column {
    Measure measure;
    std::span<const float> values;
    std::size_t best = 0;
    std::size_t second = 0;  // the same as best where there is one entry only
  };

  std::vector<EntryIndex> entries_;
  std::vector<Column> columns_;
  std::vector<std::size_t> candidates_;
  std::vector<std::size_t> order_;
};

// Leads of a measure over the best of the others; at least -1, and 0 where there are no others.
void put_leads(Measure measure, std::span<Evidence> candidates);

}  // namespace yingda::nlu
