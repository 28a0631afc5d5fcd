#pragma once
// The bot behind the conversations' port.

#include "bot/costly_budget.hpp"
#include "bot/registry.hpp"
#include "core/conversations/responder.hpp"

namespace yingda::bot {

class EngineResponder final : public Responder {
 public:
  // `registry` must outlive it. A workspace without a snapshot (just created) is answered from an empty one.
  explicit EngineResponder(const SnapshotRegistry& registry) : registry_(registry) {}

  BotReply respond(const Workspace& workspace, const Channel& channel, const Conversation& conversation,
                   std::string_view text, bool has_attachment, TimeMs now, std::string_view channel_language,
                   bool hurried) override;
  Json notes(const Workspace& workspace, std::string_view text, TimeMs now) override;
  std::optional<Lesson> lesson(const Workspace& workspace, EntryId entry, std::string_view text,
                               TimeMs now) override;
  Parts greeting(const Workspace& workspace, const Channel& channel, std::string_view language) override;
  Json summarise(const Workspace& workspace, const Conversation& conversation,
                 const std::vector<Message>& messages) override;
  Json rested(const Json& bot_state) override;

 private:
  std::shared_ptr<const Snapshot> snapshot(const Workspace& workspace) const;
  const SnapshotRegistry& registry_;
  bool may_cost(const Snapshot& snapshot, std::string_view text, TimeMs now);
  CostlyBudget budget_{200, 200};     // an eighth of a core: about half a millisecond each
  CostlyBudget slow_budget_{10, 40};  // a third of a core: languages that take the second model
};

}  // namespace yingda::bot
