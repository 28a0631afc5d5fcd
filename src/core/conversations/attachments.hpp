#pragma once
// Files in messages of people must be uploads of this installation; what the sender says about them is not
// believed.

#include "base/error.hpp"
#include "core/conversations/parts.hpp"

namespace yingda {

class Tx;

// Fills in type, size, name and picture size from the stored upload. Code: upload_not_found.
Status resolve_uploads(Tx& tx, Parts& parts);

}  // namespace yingda
