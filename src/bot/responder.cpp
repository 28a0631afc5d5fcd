#include "bot/responder.hpp"

#include "bot/engine.hpp"
#include "bot/entity_notes.hpp"
#include "bot/greeting.hpp"
#include "bot/knowledge.hpp"
#include "bot/lessons.hpp"
#include "bot/signals.hpp"
#include "bot/summary.hpp"
#include "nlu/normalize.hpp"

namespace yingda::bot {

std::shared_ptr<const Snapshot> EngineResponder::snapshot(const Workspace& workspace) const {
  return registry_.get_or_empty(workspace);
}

bool EngineResponder::may_cost(const Snapshot& snapshot, std::string_view text, TimeMs now) {
  const auto& encoder = snapshot.knowledge().encoder;
  const bool slow = encoder && encoder->is_slow_for(nlu::normalize(text));
  return slow ? slow_budget_.take(now) : budget_.take(now);
}

BotReply EngineResponder::respond(const Workspace& workspace, const Channel&,
                                  const Conversation& conversation, std::string_view text,
                                  bool has_attachment, TimeMs now, std::string_view channel_language,
                                  bool hurried) {
  const auto live = snapshot(workspace);
  const Input input{std::string(text), has_attachment, now, std::string(channel_language),
                    !hurried && may_cost(*live, text, now)};
  const State before = state_from_json(conversation.bot_state);
  Outcome outcome = step(*live, before, input);
  BotReply reply;
  reply.lesson = lesson_of_choice(*live, before, text, outcome, now);
  reply.parts = std::move(outcome.parts);
  reply.meta = std::move(outcome.meta);
  reply.handoff = outcome.handoff;
  reply.bot_state = to_json(outcome.state);
  reply.language = std::move(outcome.language);
  reply.mood = outcome.mood;
  reply.notes = std::move(outcome.notes);
  return reply;
}

Json EngineResponder::notes(const Workspace& workspace, std::string_view text, TimeMs now) {
  const auto entities = nlu::find_entities(text, {now, workspace.time_zone});
  return message_notes(text, entities, read_signals(text, nlu::normalize(text)));
}

std::optional<Lesson> EngineResponder::lesson(const Workspace& workspace, EntryId entry,
                                              std::string_view text, TimeMs now) {
  return lesson_of(*snapshot(workspace), entry, text, now);
}

Parts EngineResponder::greeting(const Workspace& workspace, const Channel& channel,
                                std::string_view language) {
  return bot::greeting(*snapshot(workspace), channel.settings, language);
}

Json EngineResponder::summarise(const Workspace& workspace, const Conversation& conversation,
                                const std::vector<Message>& messages) {
  return bot::summarise(conversation, messages, *snapshot(workspace));
}

Json EngineResponder::rested(const Json& bot_state) {
  State state = state_from_json(bot_state);
  state.failures = 0;
  state.complaints = 0;
  state.options.clear();
  state.pending_question.clear();
  state.recent.clear();  // or saying the same again would count as a repetition
  return to_json(state);
}

}  // namespace yingda::bot
