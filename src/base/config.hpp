#pragma once
// Settings: one declarative table (name, doc, default, bounds), read from a TOML file, then YINGDA_…
// variables, then the command line; the later wins. A setting "server.listen" is `listen` in [server] of the
// file, YINGDA_SERVER_LISTEN in the environment and --server.listen=… on the command line. Unknown names and
// bad values are refused. docs/config.md is rendered from the table. A Config is immutable and may be read
// from every thread.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"

namespace yingda {

struct Setting {
  enum class Kind { text, integer, flag, list };
  std::string_view name;  // "server.listen"
  std::string_view doc;   // one sentence, with the unit
  Kind kind = Kind::text;
  std::string_view fallback;  // the default, as on the command line; a list is separated by commas
  std::int64_t min = 0;       // of an integer
  std::int64_t max = INT64_MAX;
  std::string_view choices = {};  // of a text: allowed values, separated by '|'; empty = any
  bool secret = false;            // never shown
};

// Every setting of the program, in the order of docs/config.md.
std::span<const Setting> settings();

class Config {
 public:
  using Value = std::variant<std::string, std::int64_t, bool, std::vector<std::string>>;
  using Environment = std::function<std::optional<std::string>(const std::string& variable)>;

  // All defaults.
  Config();
  // `file` may be "" (no file). `overrides` are name and value from the command line. `environment` looks a
  // variable up; `variables` lists the names of those that are set, to refuse unknown YINGDA_ ones. Errors:
  // {invalid, "config_invalid"}, the detail says "FILE:LINE: NAME: reason" (or the variable, or the option).
  static Result<Config> load(const std::string& file,
                             const std::vector<std::pair<std::string, std::string>>& overrides,
                             const Environment& environment, const std::vector<std::string>& variables);
  // The same with the environment of the process.
  static Result<Config> load(const std::string& file,
                             const std::vector<std::pair<std::string, std::string>>& overrides);

  // Throw std::logic_error for a name that is not in the table, or is of another kind.
  const std::string& text(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  bool flag(std::string_view name) const;
  const std::vector<std::string>& list(std::string_view name) const;

  // {name, value} of every setting, secrets as "***", for the log and `yingda doctor`.
  std::vector<std::pair<std::string, std::string>> shown() const;

 private:
  std::map<std::string, Value, std::less<>> values_;
};

// docs/config.md.
std::string render_config_docs();

}  // namespace yingda
