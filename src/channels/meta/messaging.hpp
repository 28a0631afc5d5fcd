#pragma once
// The pushes of Messenger and Instagram, and the messages that both take.
// Protocol: https://developers.facebook.com/docs/messenger-platform

#include "channels/channel.hpp"

namespace yingda::channels::meta {

// Every event of every entry, in order. Unknown ones, and those of a talk that another app holds, are of type
// ignore.
std::vector<Inbound> read_messaging(const Account& account, const Json& body);

// "message" of the send call: text, an attachment, quick replies, or a template with buttons or cards.
Json message_of(const Outgoing& message);
// The whole call's body. Over 24 hours after the customer's last message it is tagged as a human agent's.
Json send_body(const Account& account, const Outgoing& message);

// How long may be answered: a day, or seven where settings["human_agent"] is "1".
TimeMs reply_window(const Account& account);
SetupField human_agent_field();

}  // namespace yingda::channels::meta
