#pragma once
// PublicConfig, PublicMessageResult and PublicMessageList as api/openapi.yaml shows them.

#include "base/json.hpp"
#include "bot/snapshot.hpp"
#include "core/conversations/inbox_service.hpp"
#include "core/uploads/upload_service.hpp"
#include "http/views/names.hpp"

namespace yingda::http::views {

// `snapshot` may be null (a workspace that was made this moment): then the greeting is what the channel says.
Json public_config(const PublicConfig& config, const Channel& channel, const bot::Snapshot* snapshot,
                   const UploadLimits& limits);
Json public_result(const Receipt& receipt, const Names& names);
Json public_page(const PublicPage& page, const Names& names);

}  // namespace yingda::http::views
