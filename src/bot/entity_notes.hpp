#pragma once
// What a customer's message names, as the bot and the agent use it.

#include <span>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "bot/signals.hpp"
#include "nlu/entities/entities.hpp"

namespace yingda::bot {

// [{"type","value","text"}], in the order of the text; "text" as the customer wrote it.
Json entities_json(std::string_view text, const nlu::EntityClock& clock);
Json entities_json(std::string_view text, std::span<const nlu::Entity> entities);

// The order, parcel, identity, phone or other number that is all that a message says beside small words
// ("不对， 是另一单，HJ2406200417", "my order number is …"); empty where it says more.
std::string only_number(std::string_view text, std::span<const nlu::Entity> entities);

// What is kept with a customer's message, whoever answers it: what it names, and the mood that its words
// show. An object, empty where there is nothing.
Json message_notes(std::string_view text, std::span<const nlu::Entity> entities, const Signals& signals);

}  // namespace yingda::bot
