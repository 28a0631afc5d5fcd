#pragma once
// Who changes something: for the audit record and for `updated_by`.

#include <functional>
#include <string>

#include "base/error.hpp"
#include "base/id.hpp"

namespace yingda {

struct Actor {
  std::string name = "system";  // "member:<id>", "account:<id>", "key:<id>" or "system"
  MemberId member;              // 0 where it is no member
};

// A change to a stored value, applied inside the unit of work so that no other change is lost. It may refuse.
template <class T>
using Edit = std::move_only_function<Status(T&)>;

}  // namespace yingda
