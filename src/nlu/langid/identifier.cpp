#include "nlu/langid/identifier.hpp"

#include <utility>

#include "base/text.hpp"
#include "nlu/langid/latin_model.hpp"
#include "nlu/langid/scripts.hpp"
#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

constexpr float kWithoutTable =
    0.3F;  // Latin letters without the table: English is likelier than any other language

constexpr std::string_view kLeadsOfAccents = "\xCC\xCD";  // first bytes of U+0300 to U+036F
constexpr std::size_t kMostCharacters = 4000;

}  // namespace

struct Identifier::Model {
  LatinModel latin;
};

Identifier::Identifier() = default;
Identifier::Identifier(Identifier&&) noexcept = default;
Identifier& Identifier::operator=(Identifier&&) noexcept = default;
Identifier::~Identifier() = default;

Result<Identifier> Identifier::load(const std::filesystem::path& folder_or_file) {
  std::error_code error;
  const bool is_folder = std::filesystem::is_directory(folder_or_file, error);
  auto latin = LatinModel::open(is_folder ? folder_or_file / kFileName : folder_or_file);
  if (!latin) return std::unexpected(latin.error());
  Identifier identifier;
  identifier.model_ = std::make_unique<const Model>(std::move(*latin));
  return identifier;
}

Identification Identifier::look(std::string_view text) const {
  const ScriptFinding finding = find_script(text);
  if (!finding.language.empty()) return {std::string(finding.language), finding.confidence};
  if (finding.latin_letters == 0) return {};
  if (model_ == nullptr) return {"en", kWithoutTable};
  const auto guess = model_->latin.guess(text);
  return {std::string(guess.language), guess.confidence};
}

Identification Identifier::identify(std::string_view text) const {
  // The text as it is says most ("ß" is folded away by normalize), unless its accents are characters of their
  // own.
  const bool plain = is_utf8(text) && text.find_first_of(kLeadsOfAccents) == std::string_view::npos;
  auto found = plain ? look(prefix_code_points(text, kMostCharacters)) : Identification{};
  return found.language.empty() ? look(normalize(text)) : found;
}

}  // namespace yingda::nlu
