#include "channels/vector_inputs.hpp"

#include "channels/crypto.hpp"
#include "channels/json_read.hpp"
#include "channels/partners/partners.hpp"
#include "channels/registry.hpp"

namespace yingda::channels {
namespace {

void put_fields(const Json& object, Fields& out) {
  if (!object.is_object()) return;
  for (const auto& [name, value] : object.items())
    out.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
}

std::string body_of(const Json& inputs) {
  std::string body = text_at(inputs, "body");
  if (!text_at(inputs, "body_encoding").starts_with("base64")) return body;
  return from_base64(body).value_or("");
}

// Objects may hold more than is expected; everything else must be equal. Numbers of the same value are.
bool holds(const Json& actual, const Json& expected) {
  if (expected.is_object()) {
    if (!actual.is_object()) return false;
    for (const auto& [name, value] : expected.items()) {
      if (value.is_null() && !actual.contains(name)) continue;
      if (!actual.contains(name) || !holds(actual[name], value)) return false;
    }
    return true;
  }
  if (!expected.is_array()) return actual == expected;
  if (!actual.is_array() || actual.size() != expected.size()) return false;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (!holds(actual[i], expected[i])) return false;
  }
  return true;
}

bool is_met(const Json& actual, const Json& expected) {
  constexpr std::string_view kNot = "_not";
  for (const auto& [name, value] : expected.items()) {
    if (name.ends_with(kNot)) {
      const std::string forbidden = name.substr(0, name.size() - kNot.size());
      if (!actual.contains(forbidden) || actual[forbidden] == value) return false;
    } else if (value.is_null() && !actual.contains(name)) {
      continue;
    } else if (!actual.contains(name) || !holds(actual[name], value)) {
      return false;
    }
  }
  return true;
}

}  // namespace

Push push_of(const Json& inputs) {
  constexpr TimeMs kSecond = 1000;
  Push out;
  out.method = text_at(inputs, "method");
  if (out.method.empty()) out.method = "POST";
  out.url = text_at(inputs, "url");
  out.path = text_at(inputs, "path");
  put_fields(at(inputs, "query"), out.query);
  put_fields(at(inputs, "headers"), out.headers);
  if (const std::string type = text_at(inputs, "content_type"); !type.empty())
    out.headers.emplace_back("Content-Type", type);
  out.body = body_of(inputs);
  out.now = number_at(inputs, "now_ms", number_at(inputs, "now") * kSecond);
  return out;
}

Json normalized(const std::vector<Inbound>& messages, const Json& expected) {
  const bool as_list = !at(expected, "normalized/messages").is_null();
  if (messages.size() == 1 && !as_list) return {{"normalized", to_json(messages[0])}};
  Json list = Json::array();
  for (const Inbound& message : messages) list.push_back(to_json(message));
  return {{"normalized", {{"messages", std::move(list)}}}};
}

Json outcome(const Reception& reception, const Json& expected) {
  if (reception.refused)
    return {{"valid", false}, {"status", reception.reply.status}, {"reason", to_text(*reception.refused)}};
  Json out = normalized(reception.messages, expected);
  out["valid"] = true;
  out["status"] = reception.reply.status;
  return out;
}

Result<VectorsRun> run_vectors(const Json& file) {
  const Json& entries = at(file, "vectors");
  if (!entries.is_array())
    return fail(ErrorKind::invalid, "vectors_invalid", "The file has no list of \"vectors\".");
  VectorsRun out;
  for (const Json& entry : entries) {
    const std::string channel = text_at(entry, "channel");
    const Adapter* adapter = find_adapter(channel);
    const Json& expected = at(entry, "expected");
    std::optional<Json> actual;
    const std::string kind = text_at(entry, "kind");
    if (expected.is_object())
      actual = adapter != nullptr ? adapter->run_vector(kind, at(entry, "inputs"), expected)
                                  : run_partner_vector(channel, kind, at(entry, "inputs"), expected);
    const bool met = actual && is_met(*actual, expected);
    const char* what = !actual ? "unsupported" : met ? "passed" : "failed";
    ++(!actual ? out.unsupported : met ? out.passed : out.failed);
    Json& counts = out.by_channel[channel];
    if (counts.is_null()) counts = {{"passed", 0}, {"failed", 0}, {"unsupported", 0}};
    counts[what] = counts[what].get<int>() + 1;
    if (actual && !met) {
      out.failures.push_back({{"id", text_at(entry, "id")},
                              {"channel", channel},
                              {"kind", kind},
                              {"expected", expected},
                              {"actual", *actual}});
    }
  }
  return out;
}

}  // namespace yingda::channels
