#pragma once
// The commands of `yingda`. Each lives in its own file as one function that adds it to the command line; what
// it does runs when it was chosen.

#include <CLI/CLI.hpp>
#include <string>

#include "base/error.hpp"
#include "base/json.hpp"

namespace yingda::app {

// What a command says and how it ends. Exit statuses are those of docs/commands.md: 0 ok, 1 failed, 2 bad
// usage or input.
class Console {
 public:
  bool json = false;  // --json: exactly one JSON object on stdout

  // Prints the result: as it is with --json, otherwise `text`. The first call wins the exit status 0.
  void result(const Json& object, const std::string& text);
  // Prints what went wrong (on stdout as {"error":{…}} with --json, else on stderr) and sets the exit status.
  void failed(const Error& error);
  int status() const { return status_; }
  void set_status(int status) { status_ = status; }

 private:
  int status_ = 0;
};

void add_serve(CLI::App& root, Console& console);
void add_eval(CLI::App& root, Console& console);
void add_eval_intent(CLI::App& eval, Console& console);     // of the command eval
void add_eval_language(CLI::App& eval, Console& console);   // of the command eval
void add_eval_retrieval(CLI::App& eval, Console& console);  // of the command eval
// One line a figure, in the order of the result.
std::string as_lines(const Json& figures);
void add_import(CLI::App& root, Console& console);
void add_workspace(CLI::App& root, Console& console);
void add_backup(CLI::App& root, Console& console);
void add_restore(CLI::App& root, Console& console);
void add_doctor(CLI::App& root, Console& console);
void add_bench(CLI::App& root, Console& console);
void add_channels(CLI::App& root, Console& console);

// Parses the arguments and runs the chosen command; gives the exit status.
int run_commands(int argc, const char* const* argv);

}  // namespace yingda::app
