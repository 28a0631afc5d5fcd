// Whatever a WebSocket peer sends as a frame, and whatever a client sends as a page cursor.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "http/openapi_document.hpp"
#include "http/routes/cursor.hpp"
#include "http/routes/public_message.hpp"
#include "http/ws/frames.hpp"

namespace {

const yingda::http::FrameReader& reader() {
  static const yingda::http::FrameReader frames(yingda::Json::parse(yingda::http::openapi_text()));
  return frames;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto frame = reader().customer(text)) {
    if (frame->at("type") == "message") (void)yingda::http::visitor_message(*frame, "visitor");
    (void)yingda::http::frame_text(*frame);
  } else {
    (void)yingda::http::error_frame(frame.error());
  }
  (void)reader().console(text);
  (void)yingda::http::decode_cursor(text, 2);
  return 0;
}
