#include "base/log.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <cmath>
#include <mutex>

#include "base/clock.hpp"
#include "base/text.hpp"

namespace yingda {
namespace {

constexpr std::array<std::string_view, 5> kLevels = {"debug", "info", "warn", "error", "off"};

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
    case LogLevel::off:
      break;
  }
  return spdlog::level::off;
}

class FunctionSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit FunctionSink(std::function<void(std::string_view)> to) : to_(std::move(to)) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    to_(std::string_view(message.payload.data(), message.payload.size()));
  }
  void flush_() override {}

 private:
  std::function<void(std::string_view)> to_;
};

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  // Outside input may reach a field; a line must stay valid JSON whatever it is.
  const bool valid = is_utf8(text);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || (!valid && byte >= 0x80)) {
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_value(std::string& out, const LogField& field) {
  if (const auto* text = std::get_if<std::string_view>(&field.value)) {
    append_quoted(out, *text);
  } else if (const auto* integer = std::get_if<std::int64_t>(&field.value)) {
    out += std::to_string(*integer);
  } else if (const auto* flag = std::get_if<bool>(&field.value)) {
    out += *flag ? "true" : "false";
  } else {
    const double number = std::get<double>(field.value);
    out += std::isfinite(number) ? fmt::format("{:g}", number) : "null";
  }
}

void append_field(std::string& out, const LogField& field) {
  out += ',';
  append_quoted(out, field.name);
  out += ':';
  append_value(out, field);
}

}  // namespace

std::string_view to_text(LogLevel level) { return kLevels[static_cast<std::size_t>(level)]; }

std::optional<LogLevel> parse_log_level(std::string_view text) {
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    if (kLevels[i] == text) return static_cast<LogLevel>(i);
  }
  return std::nullopt;
}

struct Log::Target {
  Target(LogLevel at_least, spdlog::sink_ptr sink) : level(at_least), logger("yingda", std::move(sink)) {
    logger.set_level(spdlog_level(level));
    logger.set_pattern("%v");
    logger.flush_on(spdlog::level::debug);
  }
  LogLevel level;
  mutable spdlog::logger logger;  // thread-safe by its sinks
};

Log Log::to_stderr(LogLevel level) {
  Log log;
  log.target_ = std::make_shared<const Target>(level, std::make_shared<spdlog::sinks::stderr_sink_mt>());
  return log;
}

Log Log::to_sink(LogLevel level, std::function<void(std::string_view)> sink) {
  Log log;
  log.target_ = std::make_shared<const Target>(level, std::make_shared<FunctionSink>(std::move(sink)));
  return log;
}

Log Log::with(std::string_view name, std::string_view value) const {
  Log log = *this;
  append_field(log.context_, LogField(name, value));
  return log;
}

bool Log::enabled(LogLevel level) const { return target_ && level >= target_->level; }

void Log::write(LogLevel level, std::string_view message, Fields fields) const {
  if (!enabled(level)) return;
  std::string line = "{\"time\":\"" + to_rfc3339(now_ms()) + "\",\"level\":\"";
  line += to_text(level);
  line += "\",\"msg\":";
  append_quoted(line, message);
  line += context_;
  for (const auto& field : fields) append_field(line, field);
  line += '}';
  target_->logger.log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace yingda
