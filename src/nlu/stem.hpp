#pragma once
// Light English stemming: enough that "orders", "ordered" and "ordering" meet.

#include <string_view>

namespace yingda::nlu {

// The stem of a lower-case ASCII word, a prefix of it. Words of other scripts come back as they are.
std::string_view stem(std::string_view word);

// Whether the word carries no meaning of its own ("the", "is", "please").
bool is_stop_word(std::string_view word);

}  // namespace yingda::nlu
