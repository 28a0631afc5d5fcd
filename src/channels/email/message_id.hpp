#pragma once
// The ids that we give to our messages. They hold the conversation_id, the thread's first message, so that a
// reply whose mailer keeps In-Reply-To alone still finds its thread without looking anything up. Pure.

#include <string>
#include <string_view>

namespace yingda::channels::mail {

// "<yd.{id}.{root in base64url}@{domain}>". The same for the same message, so that one that is sent twice is
// one for mailers and servers that look. A root over 150 bytes is left out.
std::string make_message_id(std::string_view id, std::string_view root, std::string_view domain);
// The root of an id of ours, a message id or "#8812" as Inbound::conversation_id has it; "" for every other
// id.
std::string root_of(std::string_view message_id);

}  // namespace yingda::channels::mail
