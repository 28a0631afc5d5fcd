#include "http/ws/frames.hpp"

#include "base/json_text.hpp"
#include "http/schema.hpp"

namespace yingda::http {
namespace {

// The frames refer to the objects of api/openapi.yaml; together they are one document.
Json with_frames(const Json& openapi) {
  std::string text(events_schema_text());
  constexpr std::string_view kElsewhere = "openapi.yaml#";
  for (auto at = text.find(kElsewhere); at != std::string::npos; at = text.find(kElsewhere, at)) {
    text.replace(at, kElsewhere.size(), "#");
  }
  Json document = {{"components", openapi.at("components")}};
  document["$defs"] = Json::parse(text).at("$defs");
  return document;
}

Result<Json> read_frame(const SchemaNode& schema, std::string_view text) {
  Json frame = Json::parse(text, nullptr, false);
  if (frame.is_discarded()) return fail(ErrorKind::invalid, "invalid_json", "The frame is not valid JSON.");
  if (Status checked = check(schema, frame); !checked) return std::unexpected(std::move(checked.error()));
  return frame;
}

}  // namespace

struct FrameReader::Impl {
  Json document;
  SchemaSet schemas;
  const SchemaNode* customer;
  const SchemaNode* console;

  explicit Impl(const Json& openapi)
      : document(with_frames(openapi)),
        schemas(document),
        customer(schemas.compile({{"$ref", "#/$defs/CustomerFrameIn"}})),
        console(schemas.compile({{"$ref", "#/$defs/ConsoleFrameIn"}})) {}
};

FrameReader::FrameReader(const Json& openapi) : impl_(std::make_unique<Impl>(openapi)) {}
FrameReader::~FrameReader() = default;

Result<Json> FrameReader::customer(std::string_view text) const { return read_frame(*impl_->customer, text); }
Result<Json> FrameReader::console(std::string_view text) const { return read_frame(*impl_->console, text); }

std::string frame_text(const Json& frame) { return json_text(frame); }

std::string error_frame(const Error& error, std::string_view client_message_id) {
  const bool internal = error.kind == ErrorKind::internal;
  Json frame = {{"type", "error"},
                {"code", error.code},
                {"detail", internal ? "The server could not do this; it is in its log." : error.detail}};
  if (!client_message_id.empty()) frame["client_message_id"] = client_message_id;
  return frame_text(frame);
}

std::string pong_frame() { return R"({"type":"pong"})"; }

}  // namespace yingda::http
