#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/commands.hpp"
#include "app/cli/config_options.hpp"
#include "app/web_root.hpp"
#include "base/text.hpp"
#include "nlu/langid/identifier.hpp"

namespace yingda::app {
namespace {

struct LabelledText {
  std::string language;
  std::string text;
};

std::vector<std::string> split_tabs(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

std::unexpected<Error> bad_row(const std::string& file, std::size_t line, const std::string& why) {
  return fail(ErrorKind::invalid, "bad_row", fmt::format("{}:{}: {}", file, line, why));
}

Result<std::vector<LabelledText>> read_labelled(const std::string& file) {
  std::ifstream stream(file);
  if (!stream) return fail(ErrorKind::not_found, "file_not_found", file + " cannot be read");
  std::string line;
  std::getline(stream, line);
  const auto names = split_tabs(line);
  const auto column = [&names](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  };
  const std::size_t language = column("lang");
  const std::size_t text = column("text");
  if (language == names.size()) return bad_row(file, 1, "the header names no column lang");
  if (text == names.size()) return bad_row(file, 1, "the header names no column text");
  std::vector<LabelledText> rows;
  for (std::size_t number = 2; std::getline(stream, line); ++number) {
    if (line.empty()) continue;
    const auto cells = split_tabs(line);
    if (cells.size() <= std::max(language, text)) return bad_row(file, number, "has too few columns");
    if (cells[language].empty()) return bad_row(file, number, "has no language");
    if (!is_utf8(line)) return bad_row(file, number, "is no UTF-8");
    rows.push_back({cells[language], cells[text]});
  }
  if (rows.empty()) return bad_row(file, 2, "there is no row below the header");
  return rows;
}

double right_share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Json measure_languages(const nlu::Identifier& identifier, const std::vector<LabelledText>& rows) {
  struct Figures {
    std::size_t rows = 0;
    std::size_t right = 0;
    std::map<std::string, std::size_t> wrong;  // by the language that it was taken for
  };
  std::map<std::string, Figures> languages;
  std::vector<double> times_us;
  std::size_t right = 0;
  for (const auto& row : rows) {
    const auto start = std::chrono::steady_clock::now();
    const auto found = identifier.identify(row.text);
    times_us.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    auto& figures = languages[row.language];
    ++figures.rows;
    if (found.language == row.language) {
      ++figures.right;
      ++right;
    } else {
      ++figures.wrong[found.language.empty() ? "none" : found.language];
    }
  }
  std::ranges::sort(times_us);
  Json by_language = Json::object();
  for (const auto& [language, figures] : languages) {
    by_language[language] = {{"rows", figures.rows},
                             {"accuracy", right_share(figures.right, figures.rows)},
                             {"taken_for", figures.wrong}};
  }
  return {{"accuracy", right_share(right, rows.size())},
          {"rows", rows.size()},
          {"languages", std::move(by_language)},
          {"p50_us", times_us[times_us.size() / 2]},
          {"p99_us", times_us[times_us.size() * 99 / 100]}};
}

std::string language_table(const Json& figures) {
  std::string text =
      fmt::format("accuracy {:.4f} of {} rows, p50 {:.1f} us\n", figures["accuracy"].get<double>(),
                  figures["rows"].get<std::size_t>(), figures["p50_us"].get<double>());
  for (const auto& [language, of] : figures["languages"].items()) {
    text += fmt::format("{:<8} {:>6} rows {:.4f}", language, of["rows"].get<std::size_t>(),
                        of["accuracy"].get<double>());
    for (const auto& [other, count] : of["taken_for"].items())
      text += fmt::format("  {} {}", other, count.dump());
    text += '\n';
  }
  return text;
}

}  // namespace

void add_eval_language(CLI::App& eval, Console& console) {
  struct Options {
    std::string test;
  };
  const auto options = std::make_shared<Options>();
  auto* command = eval.add_subcommand("language", "recognise the language of labelled texts");
  const auto config_options = add_config_options(*command);
  command->add_option("--test", options->test, "TSV with the columns lang (ISO 639-1, or zh-Hant) and text")
      ->required();
  command->callback([options, config_options, &console] {
    const auto config = load_config(*config_options);
    if (!config) return console.failed(config.error());
    const auto rows = read_labelled(options->test);
    if (!rows) return console.failed(rows.error());
    const auto identifier = nlu::Identifier::load(models_root(*config));
    if (!identifier && identifier.error().code != "model_missing") return console.failed(identifier.error());
    const nlu::Identifier by_script;
    Json figures = measure_languages(identifier ? *identifier : by_script, *rows);
    figures["model"] = identifier.has_value();
    console.result(figures, language_table(figures));
  });
}

}  // namespace yingda::app
