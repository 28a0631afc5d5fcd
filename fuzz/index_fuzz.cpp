// Index files of arbitrary content: as they come, and with sections that are broken but have right checksums.
// Whatever opens can be searched.

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "nlu/retrieval/manifest.hpp"
#include "nlu/retrieval/search.hpp"
#include "nlu/retrieval/segment_builder.hpp"

namespace {

using namespace yingda::nlu;

constexpr std::size_t kDimensions = 64;
constexpr std::size_t kAlignment = 64;

VectorSource source() {
  return {"fuzz", kDimensions, [](std::span<const std::string_view> texts, float* out) {
            for (const auto text : texts) {
              std::memset(out, 0, kDimensions * sizeof(float));
              out[text.size() % kDimensions] = 1;
              out += kDimensions;
            }
          }};
}

const SectionFile& whole_segment() {
  static const SectionFile kFile = [] {
    const auto path = std::filesystem::temp_directory_path() / "yingda-fuzz-segment.ydx";
    SegmentBuilder builder(source());
    const Document documents[] = {
        {"a", {{FieldKind::question, "how long does a refund take"}}},
        {"b", {{FieldKind::question, "怎么退货"}, {FieldKind::passage, "七天内。可以。"}}}};
    for (const auto& document : documents) builder.add(document, [](const TextKey&) { return std::nullopt; });
    if (!builder.write(path)) std::abort();
    return std::move(*SectionFile::open(path, IndexFileKind::segment));
  }();
  return kFile;
}

// Memory of the alignment that a mapped file has.
struct Aligned {
  explicit Aligned(std::span<const std::byte> bytes)
      : memory((bytes.size() + 2 * kAlignment) / sizeof(std::uint64_t)) {
    auto* at = reinterpret_cast<std::byte*>(memory.data());
    at += kAlignment - reinterpret_cast<std::uintptr_t>(at) % kAlignment;
    if (!bytes.empty()) std::memcpy(at, bytes.data(), bytes.size());
    content = {at, bytes.size()};
  }
  std::vector<std::uint64_t> memory;
  std::span<const std::byte> content;
};

void use(std::span<const std::byte> bytes) {
  const Aligned aligned(bytes);
  if (auto manifest = SectionFile::parse(aligned.content, IndexFileKind::manifest))
    (void)read_manifest(*manifest);
  auto file = SectionFile::parse(aligned.content, IndexFileKind::segment);
  if (!file) return;
  const auto segment = Segment::from(std::move(*file));
  if (!segment) return;
  const auto gone = std::make_shared<const std::vector<bool>>((*segment)->facts().documents, false);
  const IndexView view({{1, *segment, gone, 0}});
  const VectorSource vectors = source();
  std::vector<float> numbers(kDimensions, 0.125F);
  const QuestionVector vector(numbers, (*segment)->facts().model);
  (void)search(view, make_query("refund 怎么退货"), vector, 10);
  (void)view.find("a");
  (void)(*segment)->row_of(text_key("怎么退货", vectors));
}

// Each four bytes of input change one word of one section: name, place (2), what is added to it.
void use_changed(std::span<const std::uint8_t> changes) {
  SectionWriter writer(IndexFileKind::segment);
  std::vector<std::vector<std::byte>> sections;
  const auto last = static_cast<std::uint32_t>(SectionName::cluster_ends);
  const auto put = [&]<class T>(std::uint32_t name, std::span<const T> elements) {
    const auto bytes = std::as_bytes(elements);
    auto& copy = sections.emplace_back(bytes.begin(), bytes.end());
    for (std::size_t i = 0; i + 4 <= changes.size(); i += 4) {
      if (changes[i] % (last + 1) != name || copy.empty()) continue;
      const std::size_t place = (changes[i + 1] * 256U + changes[i + 2]) % copy.size();
      copy[place] = static_cast<std::byte>(static_cast<std::uint8_t>(copy[place]) + changes[i + 3]);
    }
    writer.add(name, std::span(reinterpret_cast<const T*>(copy.data()), copy.size() / sizeof(T)));
  };
  for (std::uint32_t name = 1; name <= last; ++name) {
    if (const auto words = whole_segment().get<std::uint32_t>(name)) put(name, *words);
    if (const auto bytes = whole_segment().get<char>(name)) put(name, *bytes);
    if (const auto numbers = whole_segment().get<std::uint64_t>(name)) put(name, *numbers);
    if (const auto keys = whole_segment().get<TextKey>(name)) put(name, *keys);
    if (const auto facts = whole_segment().get<SegmentFacts>(name)) put(name, *facts);
  }
  use(writer.bytes());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  use(std::as_bytes(std::span(data, size)));
  use_changed({data, size});
  return 0;
}
