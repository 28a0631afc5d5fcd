#include "bot/snapshot.hpp"

#include <algorithm>
#include <map>

#include "bot/knowledge.hpp"
#include "nlu/langid/identifier.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {
namespace {

std::vector<nlu::EntryTexts> texts_of(const std::vector<Entry>& entries) {
  std::vector<nlu::EntryTexts> out;
  out.reserve(entries.size());
  for (const Entry& entry : entries)
    out.push_back({entry.question, entry.similar, entry.keywords, text_of_answers(entry), entry.category});
  return out;
}

std::vector<Entry> usable(std::vector<Entry> entries) {
  std::erase_if(entries, [](const Entry& entry) {
    return entry.status != EntryStatus::published || entry.answers.empty() ||
           entry.answers.front().parts.empty();
  });
  std::ranges::sort(entries, {}, &Entry::id);
  return entries;
}

std::vector<std::string> topics_of(const BotSettings& settings) {
  std::vector<std::string> out;
  for (const auto& topic : settings.handoff_topics) {
    if (auto normal = nlu::normalize(topic); !normal.empty()) out.push_back(std::move(normal));
  }
  return out;
}

std::shared_ptr<const nlu::Glossary> make_glossary(const std::vector<GlossaryTerm>& terms) {
  if (terms.empty()) return nullptr;
  std::vector<nlu::GlossaryWords> words;
  words.reserve(terms.size());
  for (const GlossaryTerm& term : terms) words.push_back({term.term, term.synonyms, term.kind});
  return std::make_shared<const nlu::Glossary>(words);
}

nlu::Matcher make_matcher(const std::vector<Entry>& entries, const std::vector<GlossaryTerm>& terms,
                          const Learning& learning) {
  const auto texts = texts_of(entries);
  std::shared_ptr<const nlu::MeaningTier> meaning;
  if (learning.encoder) {
    const nlu::MeaningTier* before =
        learning.before ? learning.before->knowledge().matcher.meaning().get() : nullptr;
    meaning = nlu::MeaningTier::build(texts, learning.encoder, before);
  }
  return nlu::Matcher(texts, std::move(meaning), {}, make_glossary(terms));
}

std::vector<GlossaryTerm> by_id(std::vector<GlossaryTerm> terms) {
  std::ranges::sort(terms, {}, &GlossaryTerm::id);
  return terms;
}

}  // namespace

Knowledge::Knowledge(const Workspace& workspace, const std::vector<Entry>& entries,
                     const std::vector<GlossaryTerm>& glossary, const Learning& learning)
    : matcher(make_matcher(entries, glossary, learning)),
      categories(entries),
      encoder(learning.encoder),
      topics(topics_of(workspace.bot)) {}

Categories::Categories(const std::vector<Entry>& entries) {
  std::map<std::string_view, std::uint32_t> numbers;
  std::vector<std::size_t> counts;
  for (const Entry& entry : entries) {
    const auto number =
        numbers.try_emplace(entry.category, static_cast<std::uint32_t>(counts.size())).first->second;
    if (number == counts.size()) counts.push_back(0);
    ++counts[number];
    of_.push_back(number);
  }
  for (const std::size_t count : counts)
    shares_.push_back(static_cast<double>(count) / static_cast<double>(entries.size()));
}

Knowledge::Knowledge(const Knowledge& other, std::shared_ptr<const nlu::WideMeaning> meaning)
    : matcher(other.matcher.with(std::move(meaning))),
      categories(other.categories),
      encoder(other.encoder),
      topics(other.topics) {}

const std::string& wording_of(const Entry& entry, std::uint32_t index) {
  return index == 0 || index > entry.similar.size() ? entry.question : entry.similar[index - 1];
}

Snapshot::Snapshot(const Workspace& workspace, std::vector<Entry> published, const Learning& learning,
                   std::vector<GlossaryTerm> glossary)
    : workspace_(workspace),
      entries_(std::make_shared<const std::vector<Entry>>(usable(std::move(published)))),
      glossary_(std::make_shared<const std::vector<GlossaryTerm>>(by_id(std::move(glossary)))),
      knowledge_(std::make_unique<const Knowledge>(workspace_, *entries_, *glossary_, learning)),
      languages_(learning.languages ? learning.languages : std::make_shared<const nlu::Identifier>()) {}

Snapshot::Snapshot(const Snapshot& other, std::shared_ptr<const nlu::WideMeaning> meaning)
    : workspace_(other.workspace_),
      entries_(other.entries_),
      glossary_(other.glossary_),
      knowledge_(std::make_unique<const Knowledge>(other.knowledge(), std::move(meaning))),
      languages_(other.languages_) {}

Snapshot::~Snapshot() = default;

std::optional<std::uint32_t> Snapshot::index_of(EntryId id) const {
  const auto at = std::ranges::lower_bound(*entries_, id, {}, &Entry::id);
  if (at == entries_->end() || at->id != id) return std::nullopt;
  return static_cast<std::uint32_t>(at - entries_->begin());
}

const Entry* Snapshot::find(EntryId id) const {
  const auto index = index_of(id);
  return index ? &(*entries_)[*index] : nullptr;
}

std::shared_ptr<const Snapshot> build_snapshot(const Workspace& workspace, std::vector<Entry> published,
                                               const Learning& learning, std::vector<GlossaryTerm> glossary) {
  return std::make_shared<const Snapshot>(workspace, std::move(published), learning, std::move(glossary));
}

std::string text_of_answers(const Entry& entry) {
  std::string out;
  for (const Answer& each : entry.answers) {
    for (const Part& part : each.parts) {
      if (const auto* text = std::get_if<TextPart>(&part)) out += text->text + "\n";
    }
  }
  return out;
}

bool is_valid_at(const Entry& entry, TimeMs now) {
  return (entry.valid_from == 0 || now >= entry.valid_from) &&
         (entry.valid_until == 0 || now < entry.valid_until);
}

}  // namespace yingda::bot
