#pragma once
// Who asks, as the use cases want to know it.

#include "core/actor.hpp"
#include "http/request.hpp"

namespace yingda::http {

inline Actor actor_of(const Request& request) {
  return {request.caller.actor(), request.caller.member ? request.caller.member->id : MemberId{}};
}

}  // namespace yingda::http
