#pragma once
// A text that the company writes in more than one language.

#include <string>
#include <string_view>

namespace yingda {

struct Localized {
  std::string zh;
  std::string en;

  // The text for a language tag ("zh", "zh-Hant", "en-GB", …); where it is empty, the other one.
  const std::string& pick(std::string_view language) const {
    const bool chinese = language.starts_with("zh");
    return chinese ? (zh.empty() ? en : zh) : (en.empty() ? zh : en);
  }
  bool empty() const { return zh.empty() && en.empty(); }
  bool operator==(const Localized&) const = default;
};

}  // namespace yingda
