#include "core/events.hpp"

namespace yingda {

std::string_view to_text(EventType type) {
  switch (type) {
    case EventType::message_created:
      return "message.created";
    case EventType::conversation_created:
      return "conversation.created";
    case EventType::conversation_updated:
      return "conversation.updated";
    case EventType::conversation_read:
      return "conversation.read";
    case EventType::contact_updated:
      return "contact.updated";
    case EventType::knowledge_changed:
      return "knowledge.changed";
    case EventType::channel_changed:
      return "channel.changed";
    case EventType::member_changed:
      return "member.changed";
    case EventType::team_changed:
      return "team.changed";
    case EventType::message_updated:
      return "message.updated";
    case EventType::workspace_changed:
      return "workspace.changed";
    case EventType::glossary_changed:
      return "glossary.changed";
    case EventType::evaluation_changed:
      return "evaluation.changed";
    case EventType::learning_changed:
      return "learning.changed";
  }
  return "unknown";
}

}  // namespace yingda
