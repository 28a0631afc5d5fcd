#pragma once
// Which language a message is written in.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace yingda::nlu {

struct Identification {
  std::string language;  // ISO 639-1, "zh-Hant" for traditional Chinese, "fil" for Filipino; empty: the text
                         // says nothing
  float confidence = 0;  // 0 to 1
};

// By script, and for Latin letters by a table of 26 languages' words. Immutable; safe from many threads;
// about 5 µs for a short question.
class Identifier {
 public:
  static constexpr std::string_view kFileName = "languages-v1.bin";

  // Without a table: by script alone; Latin letters count as English with a confidence of 0.3.
  Identifier();
  // Takes the table's file, or the folder that holds it under kFileName. Errors: not_found `model_missing`,
  // invalid `model_damaged`, internal `model_unreadable`.
  static Result<Identifier> load(const std::filesystem::path& folder_or_file);
  Identifier(Identifier&&) noexcept;
  Identifier& operator=(Identifier&&) noexcept;
  ~Identifier();

  bool has_table() const { return model_ != nullptr; }

  // Takes any bytes; what is no UTF-8 is left out of account, as is all beyond the first 4,000 characters.
  Identification identify(std::string_view text) const;

 private:
  struct Model;
  Identification look(std::string_view text) const;

  std::unique_ptr<const Model> model_;
};

}  // namespace yingda::nlu
