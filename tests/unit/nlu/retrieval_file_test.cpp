#include <fstream>
#include <iterator>
#include <thread>

#include "nlu/retrieval/manifest.hpp"
#include "nlu/retrieval/segment_builder.hpp"
#include "retrieval_support.hpp"

namespace yingda::nlu {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

class RetrievalFileTest : public RetrievalTest {
 protected:
  void SetUp() override {
    const auto index = open();
    for (int i = 0; i < 5; ++i)
      put(*index, {doc(std::to_string(i), "parcel number " + std::to_string(i), "an answer")});
    remove(*index, {"3"});
    for (const auto& entry : fs::directory_iterator(folder_ / "index")) files_.push_back(entry.path());
  }
  std::string code_of_opening() {
    const auto index = RetrievalIndex::open(folder_ / "index", runs_.source());
    return index ? "" : index.error().code;
  }
  std::vector<fs::path> files_;
};

TEST_F(RetrievalFileTest, NoticesEveryChangedByte) {
  ASSERT_GE(files_.size(), 5U);
  constexpr std::size_t kStep = 7;
  for (const auto& file : files_) {
    const std::string whole = content(file);
    for (std::size_t i = 0; i < whole.size(); i += kStep) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x40);
      write(file, damaged);
      const std::string code = code_of_opening();
      // Bytes between the sections carry nothing.
      if (code.empty()) {
        EXPECT_EQ(whole[i], '\0') << file << " at " << i;
      } else {
        EXPECT_EQ(code, "index_damaged");
      }
    }
    write(file, whole);
  }
  EXPECT_EQ(code_of_opening(), "");
}

TEST_F(RetrievalFileTest, NoticesCutAndMissingFiles) {
  for (const auto& file : files_) {
    const std::string whole = content(file);
    for (const std::size_t left :
         {std::size_t{0}, std::size_t{1}, std::size_t{47}, whole.size() / 2, whole.size() - 1}) {
      write(file, whole.substr(0, left));
      EXPECT_EQ(code_of_opening(), "index_damaged") << file << " cut to " << left;
    }
    write(file, whole + "more");
    EXPECT_EQ(code_of_opening(), "index_damaged");
    write(file, whole);
  }
  fs::rename(folder_ / "index" / "segment-2.ydx", folder_ / "kept");
  EXPECT_EQ(code_of_opening(), "index_damaged");
  // A segment in another's place is whole, but the manifest does not fit it or its ids are not the ones it
  // had.
  fs::rename(folder_ / "kept", folder_ / "index" / "segment-2.ydx");
  EXPECT_EQ(code_of_opening(), "");
}

TEST_F(RetrievalFileTest, AFolderInPlaceOfAFileIsNoIndex) {
  fs::remove(folder_ / "index" / "manifest.ydx");
  fs::create_directories(folder_ / "index" / "manifest.ydx");
  EXPECT_EQ(code_of_opening(), "index_unreadable");
  fs::create_directories(folder_ / "other");
  write(folder_ / "other" / "index", "a file");
  EXPECT_EQ(RetrievalIndex::open(folder_ / "other" / "index", {}).error().code, "index_unreadable");
}

TEST_F(RetrievalFileTest, RemovesWhatACrashLeftBehind) {
  write(folder_ / "index" / "segment-99.ydx", "half a segment");
  write(folder_ / "index" / "manifest.ydx.new", "half a manifest");
  write(folder_ / "index" / "notes.txt", "of somebody else");
  EXPECT_EQ(open()->view()->documents(), 4U);
  EXPECT_FALSE(fs::exists(folder_ / "index" / "segment-99.ydx"));
  EXPECT_FALSE(fs::exists(folder_ / "index" / "manifest.ydx.new"));
  EXPECT_TRUE(fs::exists(folder_ / "index" / "notes.txt"));
}

TEST_F(RetrievalFileTest, AFolderThatCannotBeWrittenKeepsTheOldState) {
  const auto index = open();
  const Document next = doc("9", "another");
  fs::rename(folder_ / "index", folder_ / "elsewhere");
  EXPECT_EQ(index->apply({{&next}, {}}).error().code, "index_write_failed");
  EXPECT_EQ(index->view()->documents(), 4U);
  fs::rename(folder_ / "elsewhere", folder_ / "index");
  EXPECT_TRUE(index->apply({{&next}, {}}));
  EXPECT_EQ(index->view()->documents(), 5U);
}

// Sections with right checksums but numbers that lead out of them.
TEST_F(RetrievalFileTest, ChecksTheSectionsAgainstEachOther) {
  const auto file = SectionFile::open(folder_ / "index" / "segment-1.ydx", IndexFileKind::segment);
  ASSERT_TRUE(file);
  for (std::uint32_t changed = 1; changed <= static_cast<std::uint32_t>(SectionName::cluster_ends);
       ++changed) {
    SectionWriter writer(IndexFileKind::segment);
    std::vector<std::vector<std::uint32_t>> kept;
    for (std::uint32_t name = 1; name <= static_cast<std::uint32_t>(SectionName::cluster_ends); ++name) {
      const auto words = file->get<std::uint32_t>(name);
      if (words && !words->empty() && name == changed) {
        kept.emplace_back(words->begin(), words->end());
        kept.back().back() += 1000;
        writer.add(name, std::span<const std::uint32_t>(kept.back()));
      } else if (words) {
        writer.add(name, *words);
      } else if (const auto bytes = file->get<char>(name)) {
        writer.add(name, *bytes);
      } else if (const auto numbers = file->get<std::uint64_t>(name)) {
        writer.add(name, *numbers);
      } else if (const auto keys = file->get<TextKey>(name)) {
        writer.add(name, *keys);
      } else if (const auto facts = file->get<SegmentFacts>(name)) {
        writer.add(name, *facts);
      }
    }
    const auto path = folder_ / "changed.ydx";
    ASSERT_TRUE(writer.write(path));
    const auto opened = Segment::open(path);
    // Keys, lengths, units and hashes may be any number; ends and places may not.
    if (!opened) EXPECT_EQ(opened.error().code, "index_damaged");
    using enum SectionName;
    for (const SectionName place : {id_ends, id_order, feature_ends, key_ends, key_buckets, postings,
                                    row_docs, text_order, doc_row_ends, doc_rows}) {
      if (changed == static_cast<std::uint32_t>(place)) EXPECT_FALSE(opened) << changed;
    }
  }
}

TEST_F(RetrievalFileTest, ReadersGoOnWhileDocumentsComeAndGo) {
  const auto index = open();
  std::atomic<bool> done{false};
  std::atomic<std::size_t> asked{0};
  std::atomic<std::size_t> lost{0};
  std::vector<std::jthread> readers;
  for (int r = 0; r < 2; ++r) {
    readers.emplace_back([&] {
      while (!done) {
        // Nobody touches document 0: whatever the view, it is there.
        if (ask(*index, "parcel number 0 an answer", 100).empty()) ++lost;
        if (!index->view()->find("0")) ++lost;
        ++asked;
      }
    });
  }
  std::jthread merger([&] {
    while (!done) EXPECT_TRUE(index->merge());
  });
  for (int i = 10; i < 60; ++i) {
    put(*index, {doc(std::to_string(i), "parcel number " + std::to_string(i))});
    if (i % 3 == 0) remove(*index, {std::to_string(i - 1)});
    if (i % 7 == 0) put(*index, {doc("1", "parcel one in version " + std::to_string(i))});
  }
  while (asked < 50) std::this_thread::yield();
  done = true;
  readers.clear();
  merger.join();
  EXPECT_EQ(lost, 0U);
  EXPECT_EQ(index->view()->documents(), 4U + 50 - 16);
  EXPECT_EQ(open()->view()->documents(), 4U + 50 - 16);
}

}  // namespace
}  // namespace yingda::nlu
