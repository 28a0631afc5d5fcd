// Any bytes as a message, its first eight as the time: entities lie in order inside the text.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "base/text.hpp"
#include "nlu/entities/entities.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingda;
  constexpr TimeMs kMostTime = 4'000'000'000'000;
  if (size < sizeof(std::uint64_t)) return 0;
  std::uint64_t moment = 0;
  std::memcpy(&moment, data, sizeof moment);
  const std::string_view text(reinterpret_cast<const char*>(data) + sizeof moment, size - sizeof moment);
  std::uint32_t last = 0;
  for (const auto& entity :
       nlu::find_entities(text, {static_cast<TimeMs>(moment % kMostTime), "Europe/Berlin"})) {
    if (entity.begin < last || entity.begin >= entity.end || entity.end > text.size()) std::abort();
    if (entity.value.empty() || !is_utf8(entity.value)) std::abort();
    last = entity.end;
  }
  return 0;
}
