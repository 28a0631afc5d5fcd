#include "base/config.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <stdexcept>

#include "base/text.hpp"

extern "C" char** environ;

namespace yingda {
namespace {

using Value = Config::Value;
using ValueResult = std::expected<Value, std::string>;  // the reason

const Setting* find_setting(std::string_view name) {
  const auto all = settings();
  const auto found = std::ranges::find(all, name, &Setting::name);
  return found == all.end() ? nullptr : &*found;
}

// "server.listen" → "YINGDA_SERVER_LISTEN"
std::string variable_of(std::string_view name) {
  std::string out = "YINGDA_";
  for (const char c : name)
    out += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (!trim(part).empty()) parts.emplace_back(trim(part));
  }
  return parts;
}

bool is_host_and_port(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const auto digits = text.substr(colon + 1);
  unsigned port = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size() && port <= 65535;
}

// The rules that hold wherever a value comes from.
ValueResult checked(const Setting& setting, Value value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (*number < setting.min || *number > setting.max) {
      return std::unexpected(fmt::format("{} is not between {} and {}", *number, setting.min, setting.max));
    }
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    const auto choices = split(setting.choices, '|');
    if (!choices.empty() && std::ranges::find(choices, *text) == choices.end()) {
      return std::unexpected(fmt::format("'{}' is none of {}", *text, setting.choices));
    }
    if (setting.name == "server.listen" && !is_host_and_port(*text)) {
      return std::unexpected(fmt::format("'{}' is not an address and port like 127.0.0.1:8080", *text));
    }
  }
  return value;
}

ValueResult from_text(const Setting& setting, const std::string& text) {
  switch (setting.kind) {
    case Setting::Kind::text:
      return checked(setting, text);
    case Setting::Kind::list:
      return split(text, ',');
    case Setting::Kind::flag:
      if (text == "true" || text == "1") return true;
      if (text == "false" || text == "0") return false;
      return std::unexpected("'" + text + "' is neither true nor false");
    case Setting::Kind::integer:
      break;
  }
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    return std::unexpected("'" + text + "' is not a whole number");
  }
  return checked(setting, number);
}

ValueResult from_toml(const Setting& setting, const toml::node& node) {
  switch (setting.kind) {
    case Setting::Kind::text:
      if (const auto text = node.value_exact<std::string>()) return checked(setting, *text);
      return std::unexpected("a text in quotes is needed");
    case Setting::Kind::integer:
      if (const auto number = node.value_exact<std::int64_t>()) return checked(setting, *number);
      return std::unexpected("a whole number is needed");
    case Setting::Kind::flag:
      if (const auto flag = node.value_exact<bool>()) return *flag;
      return std::unexpected("true or false is needed");
    case Setting::Kind::list:
      break;
  }
  const auto* array = node.as_array();
  if (array == nullptr) return std::unexpected("a list of texts is needed");
  std::vector<std::string> items;
  for (const auto& item : *array) {
    const auto text = item.value_exact<std::string>();
    if (!text) return std::unexpected("a list of texts is needed");
    items.push_back(*text);
  }
  return items;
}

std::unexpected<Error> refuse(std::string where, std::string_view name, std::string_view reason) {
  return fail(ErrorKind::invalid, "config_invalid", fmt::format("{}: {}: {}", where, name, reason),
              std::string(name));
}

std::string place_of(const std::string& file, const toml::node& node) {
  return fmt::format("{}:{}", file, node.source().begin.line);
}

using Values = std::map<std::string, Value, std::less<>>;

Status read_section(const std::string& file, const std::string& section, const toml::table& table,
                    Values& values) {
  for (const auto& [key, node] : table) {
    const std::string name = section + '.' + std::string(key.str());
    const Setting* setting = find_setting(name);
    if (setting == nullptr) return refuse(place_of(file, node), name, "there is no such setting");
    auto value = from_toml(*setting, node);
    if (!value) return refuse(place_of(file, node), name, value.error());
    values[name] = std::move(*value);
  }
  return {};
}

Status read_file(const std::string& file, Values& values) {
  try {
    const toml::table document = toml::parse_file(file);
    for (const auto& [key, node] : document) {
      const auto* table = node.as_table();
      const std::string name(key.str());
      if (table == nullptr)
        return refuse(place_of(file, node), name, "settings stand in sections like [server]");
      if (auto status = read_section(file, name, *table, values); !status) return status;
    }
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::invalid, "config_invalid",
                fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  return {};
}

Status read_environment(const Config::Environment& environment, const std::vector<std::string>& variables,
                        Values& values) {
  for (const auto& setting : settings()) {
    const auto text = environment(variable_of(setting.name));
    if (!text) continue;
    auto value = from_text(setting, *text);
    if (!value) return refuse(variable_of(setting.name), setting.name, value.error());
    values[std::string(setting.name)] = std::move(*value);
  }
  for (const auto& variable : variables) {
    const bool known =
        std::ranges::any_of(settings(), [&](const Setting& s) { return variable_of(s.name) == variable; });
    if (variable.starts_with("YINGDA_") && !known)
      return refuse(variable, variable, "there is no such setting");
  }
  return {};
}

std::string shown_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  std::string out;
  for (const auto& item : std::get<std::vector<std::string>>(value)) out += (out.empty() ? "" : ",") + item;
  return out;
}

template <class Kind>
const Kind& get_as(const Values& values, std::string_view name) {
  const auto found = values.find(name);
  const Kind* value = found == values.end() ? nullptr : std::get_if<Kind>(&found->second);
  if (value == nullptr) throw std::logic_error("no setting of this name and kind: " + std::string(name));
  return *value;
}

}  // namespace

Config::Config() {
  for (const auto& setting : settings()) {
    auto value = from_text(setting, std::string(setting.fallback));
    if (!value) throw std::logic_error(fmt::format("default of {}: {}", setting.name, value.error()));
    values_.emplace(setting.name, std::move(*value));
  }
}

Result<Config> Config::load(const std::string& file,
                            const std::vector<std::pair<std::string, std::string>>& overrides,
                            const Environment& environment, const std::vector<std::string>& variables) {
  Config config;
  if (!file.empty()) {
    if (auto status = read_file(file, config.values_); !status)
      return std::unexpected(std::move(status.error()));
  }
  if (auto status = read_environment(environment, variables, config.values_); !status) {
    return std::unexpected(std::move(status.error()));
  }
  for (const auto& [name, text] : overrides) {
    const Setting* setting = find_setting(name);
    if (setting == nullptr) return refuse("--" + name, name, "there is no such setting");
    auto value = from_text(*setting, text);
    if (!value) return refuse("--" + name, name, value.error());
    config.values_[name] = std::move(*value);
  }
  return config;
}

Result<Config> Config::load(const std::string& file,
                            const std::vector<std::pair<std::string, std::string>>& overrides) {
  std::vector<std::string> variables;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view entry(*at);
    if (entry.starts_with("YINGDA_")) variables.emplace_back(entry.substr(0, entry.find('=')));
  }
  const auto lookup = [](const std::string& variable) -> std::optional<std::string> {
    const char* value = std::getenv(variable.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  return load(file, overrides, lookup, variables);
}

const std::string& Config::text(std::string_view name) const { return get_as<std::string>(values_, name); }
std::int64_t Config::integer(std::string_view name) const { return get_as<std::int64_t>(values_, name); }
bool Config::flag(std::string_view name) const { return get_as<bool>(values_, name); }
const std::vector<std::string>& Config::list(std::string_view name) const {
  return get_as<std::vector<std::string>>(values_, name);
}

std::vector<std::pair<std::string, std::string>> Config::shown() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& setting : settings()) {
    const std::string text = shown_text(values_.find(setting.name)->second);
    out.emplace_back(setting.name, setting.secret && !text.empty() ? "***" : text);
  }
  return out;
}

std::string render_config_docs() {
  std::string out =
      "# Settings\n\n"
      "Generated from `src/base/config_table.cpp`; do not edit by hand. A setting `server.listen` is "
      "`listen` in the section\n"
      "`[server]` of the TOML file, `YINGDA_SERVER_LISTEN` in the environment and `--server.listen=…` on the "
      "command line; the\n"
      "later wins. Unknown names and bad values are refused.\n\n"
      "| setting | default | meaning |\n| --- | --- | --- |\n";
  for (const auto& setting : settings()) {
    std::string bounds;
    if (setting.kind == Setting::Kind::integer) bounds = fmt::format(" ({}–{})", setting.min, setting.max);
    if (!setting.choices.empty()) bounds = fmt::format(" ({})", fmt::join(split(setting.choices, '|'), ", "));
    if (setting.secret) bounds += " Secret.";
    const std::string shown = setting.fallback.empty() ? "" : fmt::format("`{}`", setting.fallback);
    out += fmt::format("| `{}` | {} | {}{} |\n", setting.name, shown, setting.doc, bounds);
  }
  return out;
}

}  // namespace yingda
