#pragma once
// Reports on messages of ours: delivery (RFC 3464) and display (RFC 8098). Pure and total.

#include <optional>
#include <string>

#include "channels/email/mime.hpp"

namespace yingda::channels::mail {

struct Report {
  std::string event;       // "failed", "delivered", "read", or "" for one that tells of a delay
  std::string recipient;   // of our message
  std::string status;      // "5.1.1"
  std::string diagnostic;  // the server's words
  std::string message_id;  // of our message, "" where the report does not tell
  std::string references;  // of our message
};
// Nothing for a message that is no report.
std::optional<Report> read_report(const MimePart& message);

}  // namespace yingda::channels::mail
