#pragma once
// What bench/nlu/signals.cpp learnt, in the form of bot/signal_head.hpp's pack().

#include <span>
#include <string_view>

namespace yingda::bot {

// In pieces, since compilers need not take a long literal.
std::span<const std::string_view> packed_signal_weights();

}  // namespace yingda::bot
