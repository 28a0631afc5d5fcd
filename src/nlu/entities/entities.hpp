#pragma once
// What a message names that has a value: phone and order numbers, dates, amounts, addresses …

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace yingda::nlu {

enum class EntityType : std::uint8_t {
  url,              // as written, with its scheme
  email,            // in lower case
  time,             // ISO 8601: "2026-11-23", or with a time of day "2026-11-23T15:00:00+08:00"
  amount,           // a decimal number and an ISO 4217 code: "12000 CNY"
  phone,            // E.164 ("+8613800138000") where the country is known, else digits
  id_number,        // a Chinese identity card's, checked by its check digit
  tracking_number,  // of a parcel
  order_number,     // of an order, a ticket, a claim: letters and digits, or digits after a word for it
  model,            // of a product or an alarm: "XR-350", "E01"
  address,          // a Chinese postal address without spaces
  number            // other runs of six digits or more
};
// "url", "email" …: stable.
std::string_view to_text(EntityType type);

struct Entity {
  EntityType type = EntityType::number;
  std::string value;        // normalised, as described at the type
  std::uint32_t begin = 0;  // bytes of the text as given
  std::uint32_t end = 0;
  bool operator==(const Entity&) const = default;
};

// What "tomorrow" is reckoned from.
struct EntityClock {
  TimeMs now = 0;
  std::string_view time_zone = "Asia/Shanghai";  // IANA name
};

// In the order of the text, none over another; at most 32. Takes any bytes; looks at the first 4,000 code
// points. Pure; about 10 µs for a short message.
std::vector<Entity> find_entities(std::string_view text, const EntityClock& clock);

}  // namespace yingda::nlu
