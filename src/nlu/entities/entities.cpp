#include "nlu/entities/entities.hpp"

#include <array>

#include "nlu/entities/letters.hpp"
#include "nlu/entities/moment.hpp"

namespace yingda::nlu {
namespace {

constexpr std::size_t kMostEntities = 32;
constexpr auto kEntityNames =
    std::to_array<std::string_view>({"url", "email", "time", "amount", "phone", "id_number",
                                     "tracking_number", "order_number", "model", "address", "number"});

// The first finder that finds something here wins: what is more telling comes first.
entities::Finding find_at(const entities::Letters& text, std::size_t i, const entities::WallClock& clock) {
  if (auto found = entities::find_link(text, i)) return found;
  if (auto found = entities::find_address(text, i)) return found;
  if (auto found = entities::find_time(text, i, clock)) return found;
  if (auto found = entities::find_amount(text, i)) return found;
  if (auto found = entities::find_phone(text, i)) return found;
  return entities::find_code(text, i);
}

}  // namespace

std::string_view to_text(EntityType type) { return kEntityNames[static_cast<std::size_t>(type)]; }

std::vector<Entity> find_entities(std::string_view text, const EntityClock& clock) {
  const entities::Letters letters(text);
  const auto wall = entities::wall_clock(clock);
  std::vector<Entity> out;
  for (std::size_t i = 0; i < letters.size() && out.size() < kMostEntities;) {
    auto found = find_at(letters, i, wall);
    if (!found || found->end <= i) {
      ++i;
      continue;
    }
    out.push_back(
        {found->type, std::move(found->value), letters.byte_of(found->begin), letters.byte_of(found->end)});
    i = found->end;
  }
  return out;
}

}  // namespace yingda::nlu
