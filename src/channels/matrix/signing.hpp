#pragma once
// Canonical JSON, and how servers sign it. Protocol: https://spec.matrix.org/latest/appendices and, for
// events, https://spec.matrix.org/latest/server-server-api/#signing-events

#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"

namespace yingda::channels {

// Nothing for values that have no canonical form: fractions, and numbers beyond 2^53 - 1.
std::optional<std::string> canonical_json(const Json& value);

// Ed25519 over the object without "signatures" and "unsigned", as unpadded base64. `seed` is of 32 bytes.
std::optional<std::string> matrix_signature(std::string_view seed, const Json& object);

// The content hash of an event, as unpadded base64.
std::optional<std::string> matrix_event_hash(const Json& event);
// The event as a server would keep it after a redaction, by the rules of room versions 1 to 5.
Json matrix_redacted(const Json& event);
// Of the event with its hash, redacted.
std::optional<std::string> matrix_event_signature(std::string_view seed, const Json& event);

}  // namespace yingda::channels
