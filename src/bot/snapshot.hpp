#pragma once
// A workspace's knowledge and bot settings, made ready to answer from. Immutable: a publish builds the next
// one beside the live one and swaps the pointer.

#include <memory>
#include <optional>
#include <vector>

#include "core/knowledge/glossary.hpp"
#include "core/knowledge/types.hpp"
#include "core/workspaces/types.hpp"

namespace yingda::nlu {
class Encoder;
class WideMeaning;
class Identifier;
}  // namespace yingda::nlu

namespace yingda::bot {

class Snapshot;

// What a snapshot may learn with, beyond words.
struct Learning {
  std::shared_ptr<const nlu::Encoder> encoder;  // null: no meaning tier
  std::shared_ptr<const Snapshot> before;       // what it knows of unchanged texts is taken over; may be null
  std::shared_ptr<const nlu::Identifier> languages;  // null: languages are told by script
};

struct Knowledge;  // the index; bot/knowledge.hpp

class Snapshot {
 public:
  Snapshot(const Workspace& workspace, std::vector<Entry> published, const Learning& learning,
           std::vector<GlossaryTerm> glossary);
  // `other` with the meanings of an index; entries, glossary and words are shared.
  Snapshot(const Snapshot& other, std::shared_ptr<const nlu::WideMeaning> meaning);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  const Workspace& workspace() const { return workspace_; }
  const std::vector<Entry>& entries() const { return *entries_; }  // ascending by id
  // Null when it is not in this snapshot.
  const Entry* find(EntryId id) const;
  const std::vector<GlossaryTerm>& glossary() const { return *glossary_; }  // ascending by id
  // Its place in entries().
  std::optional<std::uint32_t> index_of(EntryId id) const;
  const Knowledge& knowledge() const { return *knowledge_; }
  const nlu::Identifier& languages() const { return *languages_; }

 private:
  Workspace workspace_;
  std::shared_ptr<const std::vector<Entry>> entries_;
  std::shared_ptr<const std::vector<GlossaryTerm>> glossary_;
  std::unique_ptr<const Knowledge> knowledge_;
  std::shared_ptr<const nlu::Identifier> languages_;
};

// Drafts among `published` are left out. The same data gives the same scores, bit for bit.
std::shared_ptr<const Snapshot> build_snapshot(const Workspace& workspace, std::vector<Entry> published,
                                               const Learning& learning = {},
                                               std::vector<GlossaryTerm> glossary = {});

// The texts of all answers, a line each.
std::string text_of_answers(const Entry& entry);

// Whether the entry may be quoted at `now`.
bool is_valid_at(const Entry& entry, TimeMs now);

}  // namespace yingda::bot
