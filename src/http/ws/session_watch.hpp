#pragma once
// Whether a console that is open for hours may stay so.

#include "async/task.hpp"
#include "core/store.hpp"
#include "http/request.hpp"

namespace yingda::http {

// Whether the caller's session still lives and its member is still an active one of the workspace. True when
// the store cannot tell at the moment.
async::Task<bool> still_signed_in(Store& store, Caller caller);

}  // namespace yingda::http
