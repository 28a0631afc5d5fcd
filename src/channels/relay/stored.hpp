#pragma once
// How inbound messages and outgoing pieces lie in the store. Pure.

#include "channels/message.hpp"
#include "channels/relay/pieces.hpp"

namespace yingda::channels {

Json pack_inbound(const Inbound& inbound);
Inbound unpack_inbound(const Json& json);

Json pack_piece(const Piece& piece);
// An empty text where the stored form cannot be read.
Piece unpack_piece(const Json& json);

// What makes the same push the same message: the platform's id, or a digest of the content where it sends
// none.
std::string dedupe_key_of(const Inbound& inbound);

}  // namespace yingda::channels
