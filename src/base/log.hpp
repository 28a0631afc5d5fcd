#pragma once
// Structured logs: one JSON object a line, {"time","level","msg", fields…}. A Log is a cheap handle that is
// copied and passed on; all copies write to the same place. Thread-safe. Never pass a secret (password,
// token, key, cookie) or a customer's message text as a field.
//
//   log.info("server started", {{"address", address}, {"threads", 2}});

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace yingda {

enum class LogLevel { debug, info, warn, error, off };
std::string_view to_text(LogLevel level);
std::optional<LogLevel> parse_log_level(std::string_view text);

struct LogField {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double, bool> value;

  LogField(std::string_view n, std::string_view v) : name(n), value(v) {}
  LogField(std::string_view n, const char* v) : name(n), value(std::string_view(v)) {}
  LogField(std::string_view n, const std::string& v) : name(n), value(std::string_view(v)) {}
  LogField(std::string_view n, bool v) : name(n), value(v) {}
  LogField(std::string_view n, std::integral auto v) : name(n), value(static_cast<std::int64_t>(v)) {}
  LogField(std::string_view n, std::floating_point auto v) : name(n), value(static_cast<double>(v)) {}
};

class Log {
 public:
  using Fields = std::initializer_list<LogField>;

  // Logs nothing; what tests and libraries start with.
  Log() = default;
  static Log to_stderr(LogLevel level);
  // Each finished line (without the line feed) goes to `sink`, one call at a time.
  static Log to_sink(LogLevel level, std::function<void(std::string_view)> sink);

  // A handle whose lines all carry one more text field, e.g. {"module","http"}.
  Log with(std::string_view name, std::string_view value) const;

  bool enabled(LogLevel level) const;
  void write(LogLevel level, std::string_view message, Fields fields) const;
  void debug(std::string_view message, Fields fields = {}) const { write(LogLevel::debug, message, fields); }
  void info(std::string_view message, Fields fields = {}) const { write(LogLevel::info, message, fields); }
  void warn(std::string_view message, Fields fields = {}) const { write(LogLevel::warn, message, fields); }
  void error(std::string_view message, Fields fields = {}) const { write(LogLevel::error, message, fields); }

 private:
  struct Target;
  std::shared_ptr<const Target> target_;
  std::string context_;  // `,"name":"value"` of with()
};

}  // namespace yingda
