#pragma once
// People who work in the console: an account signs in, and is a member of one or more workspaces.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "core/business_hours.hpp"

namespace yingda {

enum class Role { admin, supervisor, agent, knowledge_editor, analyst };
std::string_view to_text(Role role);
std::optional<Role> parse_role(std::string_view text);

// Whether an agent takes new conversations. `offline` follows from having no open console.
enum class Presence { online, busy, offline };
std::string_view to_text(Presence presence);
std::optional<Presence> parse_presence(std::string_view text);

struct Account {
  AccountId id;
  std::string email;  // lower case, unique; the sign-in name
  std::string name;
  std::string password_hash;  // argon2id, never leaves core/members and storage
  std::string locale = "zh";
  bool must_change_password = false;
  TimeMs created_at = 0;
};

struct Member {
  MemberId id;
  WorkspaceId workspace;
  AccountId account;
  std::string name;  // copied from the account for lists
  std::string email;
  Role role = Role::agent;
  int capacity = 5;         // conversations at the same time
  bool auto_accept = true;  // otherwise a conversation is offered and waits for "accept"
  bool active = true;
  Presence presence = Presence::offline;  // what the member chose last; effective only while connected
  TimeMs created_at = 0;
};

struct Team {
  TeamId id;
  WorkspaceId workspace;
  std::string name;
  BusinessHours hours;
  bool is_default = false;  // takes what no channel or rule sends elsewhere
  std::vector<MemberId> members;
  TimeMs created_at = 0;
};

// A console session. The cookie holds a random token; only its SHA-256 is stored.
struct Session {
  std::string token_hash;  // 32 bytes
  AccountId account;
  std::string csrf_token;
  TimeMs created_at = 0;
  TimeMs expires_at = 0;
};

// A machine's access to one workspace. Shown once as "yk_<13-char id>_<43 chars>"; only the SHA-256 is
// stored.
struct ApiKey {
  ApiKeyId id;
  WorkspaceId workspace;
  std::string name;
  std::string secret_hash;          // 32 bytes
  std::vector<std::string> scopes;  // "conversations:read", "conversations:write", "knowledge:read",
                                    // "knowledge:write", "settings:read", "settings:write"
  TimeMs created_at = 0;
  TimeMs last_used_at = 0;
  TimeMs revoked_at = 0;  // 0 = valid
};

}  // namespace yingda
