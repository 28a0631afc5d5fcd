#pragma once
// A message of the mailbox as one thing that the talk is told of. Pure and total.

#include <string>
#include <string_view>
#include <vector>

#include "channels/channel.hpp"
#include "channels/email/mime.hpp"

namespace yingda::channels::mail {

// Inbound::media[i].id names the part that attachment() gives the bytes of.
//
// conversation_id is the first message id of the thread that the headers name: of References, otherwise that
// which is told by our own id in In-Reply-To, otherwise In-Reply-To, otherwise "#" and the mark in the
// subject or behind the '+' of our address, otherwise the message's own id. reply_to holds what a reply
// needs: message_id, references (a list), subject, to, auto_reply. extra: auto_reply: true (never to be
// answered by the bot), thread (a list: the ids to look for, nearest first), authenticated (true, false; only
// with the setting authserv_id), platform_id (of a status: our message), subject.
Inbound read_inbound(std::string_view raw, const Account& account);

// The bytes of a file of the message, by Media::id; "" where there is none.
std::string attachment(std::string_view raw, std::string_view id);

// Whether the message is a machine's or a list's, or from one of `own` addresses (RFC 3834).
bool is_automatic(const MimePart& message, const std::vector<std::string>& own);

// The account's addresses in lower case: address, and the list of the setting aliases.
std::vector<std::string> own_addresses(const Account& account);

// By what Authentication-Results of the server `authserv_id` says of DMARC, or of DKIM and SPF for the domain
// of `from` where it says nothing of DMARC.
bool is_authenticated(const Fields& headers, std::string_view authserv_id, std::string_view from);

}  // namespace yingda::channels::mail
