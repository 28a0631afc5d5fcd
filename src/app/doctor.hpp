#pragma once
// `yingda doctor`: looks whether this machine and data folder can run the server, and says how to mend what
// is wrong.

#include <string>
#include <vector>

#include "base/config.hpp"

namespace yingda::app {

struct Finding {
  enum class State { ok, warning, wrong };
  std::string name;  // "storage", "port" …
  State state = State::ok;
  std::string detail;  // what was found
  std::string mend;    // what to do; "" when all is well
};

std::vector<Finding> examine(const Config& config);

}  // namespace yingda::app
