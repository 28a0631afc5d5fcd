#pragma once
// Frames of docs/websocket.md: reading what clients send, and writing the frames that both protocols share.

#include <memory>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/json.hpp"

namespace yingda::http {

struct SchemaNode;

// api/events.schema.json, put in at build time.
std::string_view events_schema_text();

// Checks frames against api/events.schema.json. Immutable, thread-safe.
class FrameReader {
 public:
  // Throws std::logic_error on a broken schema (a build error, not a user's).
  explicit FrameReader(const Json& openapi);
  ~FrameReader();
  FrameReader(const FrameReader&) = delete;
  FrameReader& operator=(const FrameReader&) = delete;

  // The frame, with its "type" known and every field checked. Codes: invalid_json and those of
  // http/schema.hpp.
  Result<Json> customer(std::string_view text) const;
  Result<Json> console(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

// One line of JSON. Bytes that are no UTF-8 are replaced, so that writing never fails.
std::string frame_text(const Json& frame);
// {"type":"error", …}. An internal error keeps its details to itself.
std::string error_frame(const Error& error, std::string_view client_message_id = {});
std::string pong_frame();

}  // namespace yingda::http
