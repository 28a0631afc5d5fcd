#include "nlu/calibration.hpp"

#include <gtest/gtest.h>

#include "nlu/evidence.hpp"

namespace yingda::nlu {
namespace {

Evidence with(Measure measure, float value, float lead) {
  Evidence evidence;
  evidence.value[static_cast<std::size_t>(measure)] = value;
  evidence.lead[static_cast<std::size_t>(measure)] = lead;
  return evidence;
}

TEST(Calibration, MoreLikenessIsMoreProbableAndNothingLeavesRoomForNone) {
  const std::vector<Evidence> candidates = {with(Measure::words, 0.7F, 0.4F),
                                            with(Measure::words, 0.3F, -0.4F)};
  const auto shares = probabilities(candidates, {0.9F, 3.F}, kWordsCalibration);
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_GT(shares[0], 0.9);
  EXPECT_GT(shares[0], shares[1]);
  EXPECT_LE(shares[0] + shares[1], 1.0);
  const std::vector<Evidence> faint = {with(Measure::words, 0.05F, 0.01F)};
  EXPECT_LT(probabilities(faint, {0.5F, 3.F}, kWordsCalibration)[0], 0.2);
  EXPECT_TRUE(probabilities({}, {}, kWordsCalibration).empty());
}

TEST(EvidenceTable, CandidatesAreTheBestOfEachColumnWithTheirLeads) {
  const std::vector<EntryIndex> entries = {2, 3, 5, 7, 11, 13};
  const std::vector<float> words = {0.1F, 0.9F, 0.5F, 0.4F, 0.3F, 0.F};
  const std::vector<float> near = {0.F, 0.F, 0.F, 0.F, 0.1F, 0.8F};
  EvidenceTable table;
  table.begin(entries);
  table.put(Measure::words, words);
  EXPECT_EQ(table.candidates(), (std::vector<std::size_t>{1, 2, 3, 4}));
  table.put(Measure::near, near);
  EXPECT_EQ(table.candidates(), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
  const auto lead = [&](std::size_t row, Measure measure) {
    return table.evidence(row).lead[static_cast<std::size_t>(measure)];
  };
  EXPECT_FLOAT_EQ(lead(1, Measure::words), 0.4F);
  EXPECT_FLOAT_EQ(lead(2, Measure::words), -0.4F);
  EXPECT_FLOAT_EQ(lead(5, Measure::near), 0.7F);
  EXPECT_EQ(lead(5, Measure::grams), 0.F);
}

TEST(EvidenceTable, OneEntryLeadsNobody) {
  const std::vector<EntryIndex> entries = {4};
  const std::vector<float> words = {0.6F};
  EvidenceTable table;
  table.begin(entries);
  table.put(Measure::words, words);
  EXPECT_EQ(table.evidence(0).lead, (std::array<float, kMeasures>{}));
}

}  // namespace
}  // namespace yingda::nlu
