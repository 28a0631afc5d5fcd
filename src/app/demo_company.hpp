#pragma once
// One demo company: a folder in the form that examples/companies/README.md describes.

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "core/business_hours.hpp"
#include "core/channels/types.hpp"
#include "core/knowledge/glossary.hpp"
#include "core/knowledge/repository.hpp"
#include "core/members/types.hpp"

namespace yingda::app {

struct DemoTeam {
  std::string name;
  bool is_default = false;
  BusinessHours hours;
};

struct DemoMember {
  std::string email;
  std::string name;
  Role role = Role::agent;
  std::vector<std::string> teams;  // by name
};

struct DemoCompany {
  std::string slug;
  std::string name;
  Localized bot_name;
  ChannelSettings channel;
  std::vector<std::string> handoff_topics;
  std::vector<DemoTeam> teams;
  std::vector<DemoMember> members;
  std::vector<CannedReply> canned_replies;  // without ids
  std::vector<Entry> entries;               // without ids
  std::vector<GlossaryTerm> glossary;       // without ids
};

// Error: {invalid, "demo_unreadable"} with file, line and reason.
Result<DemoCompany> read_demo_company(const std::filesystem::path& folder);

}  // namespace yingda::app
