#include "nlu/chinese/forms.hpp"

#include <SimpleConverter.hpp>
#include <array>
#include <exception>
#include <memory>
#include <mutex>

#include "base/text.hpp"
#include "nlu/chinese/cantonese.hpp"
#include "nlu/langid/scripts.hpp"

namespace yingda::nlu {
namespace {

// One of OpenCC's conversions; reads its dictionaries when it is first asked for.
class Conversion {
 public:
  explicit constexpr Conversion(const char* configuration) : configuration_(configuration) {}

  std::string convert(std::string_view utf8) {
    std::call_once(read_, [this] {
      try {
        converter_ = std::make_unique<const opencc::SimpleConverter>(configuration_);
      } catch (const std::exception&) {
        // OpenCC without its data: texts stay as they are, as the header says.
      }
    });
    if (!converter_) return std::string(utf8);
    try {
      return converter_->Convert(utf8.data(), utf8.size());
    } catch (const std::exception&) {
      return std::string(utf8);  // ill-formed UTF-8
    }
  }

 private:
  const char* configuration_;
  std::once_flag read_;
  std::unique_ptr<const opencc::SimpleConverter> converter_;
};

Conversion& conversion_to(ChineseForm form) {
  static std::array<Conversion, 4> conversions{Conversion("tw2sp.json"), Conversion("s2t.json"),
                                               Conversion("s2twp.json"), Conversion("s2hk.json")};
  return conversions[static_cast<std::size_t>(form) - 1];
}

}  // namespace

std::string in_form(std::string_view utf8, ChineseForm form) {
  if (form == ChineseForm::as_written) return std::string(utf8);
  return conversion_to(form).convert(utf8);
}

std::string comparable_chinese(std::string utf8) {
  const HanFinding han = find_han(utf8);
  if (han.traditional) utf8 = in_form(utf8, ChineseForm::simplified);
  if (han.chinese && has_cantonese(utf8)) utf8 = without_cantonese(utf8);
  return utf8;
}

ChineseForm traditional_form(std::string_view channel_language, bool cantonese) {
  const std::string tag = ascii_lower(channel_language);
  const auto names = [&](std::string_view region) { return tag.starts_with("zh") && tag.ends_with(region); };
  if (names("-tw")) return ChineseForm::taiwan;
  if (names("-hk") || names("-mo") || cantonese) return ChineseForm::hong_kong;
  return ChineseForm::traditional;
}

}  // namespace yingda::nlu
