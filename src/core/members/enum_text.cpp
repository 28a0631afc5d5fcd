#include <array>

#include "core/members/types.hpp"

namespace yingda {
namespace {

// In the order of the enums; stored in the database and shown outside, so they never change.
constexpr std::array<std::string_view, 5> kRoles{"admin", "supervisor", "agent", "knowledge_editor",
                                                 "analyst"};
constexpr std::array<std::string_view, 3> kPresences{"online", "busy", "offline"};

}  // namespace

std::string_view to_text(Role role) { return kRoles.at(static_cast<std::size_t>(role)); }
std::string_view to_text(Presence presence) { return kPresences.at(static_cast<std::size_t>(presence)); }

std::optional<Role> parse_role(std::string_view text) {
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    if (kRoles[i] == text) return static_cast<Role>(i);
  }
  return std::nullopt;
}

std::optional<Presence> parse_presence(std::string_view text) {
  for (std::size_t i = 0; i < kPresences.size(); ++i) {
    if (kPresences[i] == text) return static_cast<Presence>(i);
  }
  return std::nullopt;
}

}  // namespace yingda
