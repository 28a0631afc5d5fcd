#pragma once
// What every change leaves behind in its own unit of work: an audit record and an event.

#include <string>

#include "core/actor.hpp"
#include "core/events.hpp"
#include "core/store.hpp"

namespace yingda {

inline void record(Tx& tx, WorkspaceId workspace, const Actor& actor, std::string action,
                   std::string target) {
  tx.audit({workspace, now_ms(), actor.name, std::move(action), std::move(target)});
}

inline void announce(Tx& tx, WorkspaceId workspace, EventType type, std::int64_t ref) {
  Event event;
  event.workspace = workspace;
  event.type = type;
  event.ref = ref;
  event.at = now_ms();
  tx.events().append(event);
}

}  // namespace yingda
