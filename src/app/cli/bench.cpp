#include <fmt/format.h>
#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <chrono>
#include <memory>

#include "app/bench/fill.hpp"
#include "app/bench/load.hpp"
#include "app/bench/verify.hpp"
#include "app/cli/commands.hpp"
#include "app/cli/data_option.hpp"
#include "app/web_root.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"

namespace yingda::app {
namespace {

constexpr double kMostConsultations = 20e6;  // what is remembered of each for the check takes memory

struct BenchOptions {
  std::string url;
  std::string channel = "shop";
  std::string questions;
  bench::LoadOptions load;
  std::size_t visitors = 1000;
  std::uint64_t preload = 0;
};

template <class T>
T run_alone(async::Task<T> task) {
  async::asio::io_context context;
  auto result = async::asio::co_spawn(context, std::move(task), async::asio::use_future);
  context.run();
  return result.get();
}

// What the server used between the two readings; nothing where it does not tell.
Json server_json(const std::optional<bench::ServerFigures>& before,
                 const std::optional<bench::ServerFigures>& after, double seconds) {
  if (!before || !after) return nullptr;
  const double cpu = after->cpu_seconds - before->cpu_seconds;
  Json by_thread = Json::object();
  for (const auto& [name, used] : after->thread_cpu_seconds) {
    by_thread[name] = used - before->thread_cpu_seconds.at(name);
  }
  return {{"cpu_seconds", cpu},
          {"cpu_percent", 100 * cpu / seconds},
          {"cpu_seconds_by_thread", std::move(by_thread)},
          {"memory_bytes", after->memory_bytes},
          {"database_bytes_before", before->database_bytes},
          {"database_bytes", after->database_bytes}};
}

double own_cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// [second, offered, acknowledged, errors, p50 ms, p99 ms] of those who came in that second.
Json timeline_json(const std::vector<bench::Second>& timeline) {
  Json rows = Json::array();
  for (const auto& second : timeline) {
    rows.push_back({rows.size(), second.offered, second.latency.count(), second.errors,
                    second.latency.at(0.5), second.latency.at(0.99)});
  }
  return rows;
}

Json load_json(const bench::LoadOptions& options, const bench::LoadResult& result) {
  std::uint64_t errors = 0;
  for (const auto& [code, count] : result.errors) errors += count;
  return {{"seconds", options.seconds},
          {"connections", options.connections},
          {"offered_rate", static_cast<double>(result.offered) / options.seconds},
          {"achieved_rate", static_cast<double>(result.in_time) / options.seconds},
          {"p50_ms", result.latency.at(0.5)},
          {"p90_ms", result.latency.at(0.9)},
          {"p99_ms", result.latency.at(0.99)},
          {"p999_ms", result.latency.at(0.999)},
          {"max_ms", result.latency.largest_ms()},
          {"errors", errors},
          {"errors_by_code", result.errors},
          {"answered", result.answered},
          {"histogram_ms", result.latency.buckets()},
          {"timeline", timeline_json(result.timeline)}};
}

Result<Json> run_bench(const BenchOptions& options) {
  auto url = net::parse_url(options.url);
  if (!url) return std::unexpected(std::move(url.error()));
  const auto questions = bench::Questions::read(options.questions);
  if (!questions) return std::unexpected(questions.error());
  const auto target = run_alone(bench::find_target(*url, options.channel));
  if (!target) return std::unexpected(target.error());
  const std::string run = "bench-" + id_to_text(next_id_value()) + "-";
  Json report = {{"url", options.url}};
  if (options.preload > 0) {
    const auto stored =
        bench::preload(*target, *questions, options.preload, options.load.connections, run + "p");
    if (!stored) return std::unexpected(stored.error());
    report["preload"] = {
        {"messages", stored->messages}, {"seconds", stored->seconds}, {"errors", stored->errors}};
  }
  bench::Visitors visitors(run, options.visitors);
  const auto before = run_alone(bench::read_figures(*url));
  const double own = own_cpu_seconds();
  const auto begin = std::chrono::steady_clock::now();
  const auto result = bench::run_open_loop(*target, *questions, visitors, options.load);
  const double own_used = own_cpu_seconds() - own;
  // Longer than asked for where the server was behind at the end.
  const double lasted = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const auto after = run_alone(bench::read_figures(*url));
  report.update(load_json(options.load, result));
  report["server"] = server_json(before, after, lasted);
  report["generator_cpu_seconds"] = own_used;
  const auto verdict = bench::verify(*target, visitors, options.load.connections);
  report.update({{"acknowledged", verdict.acknowledged},
                 {"checked", verdict.checked},
                 {"missing", verdict.missing},
                 {"duplicated", verdict.duplicated},
                 {"out_of_order", verdict.out_of_order},
                 {"unread_visitors", verdict.unread}});
  return report;
}

std::string bench_text(const Json& report) {
  std::string text;
  for (const auto& [name, value] : report.items()) {
    if (name != "histogram_ms" && name != "timeline") text += fmt::format("{:<22} {}\n", name, value.dump());
  }
  return text;
}

bool all_there(const Json& report) {
  return report["missing"] == 0 && report["duplicated"] == 0 && report["out_of_order"] == 0 &&
         report["unread_visitors"] == 0;
}

void run_command(const BenchOptions& options, Console& console) {
  const auto& load = options.load;
  const double more = load.rate * (load.burst_factor - 1) * load.burst_seconds;
  if (load.rate * load.seconds + more > kMostConsultations) {
    return console.failed({ErrorKind::invalid, "load_too_large",
                           "At most 20 million consultations in one run: lower --rate or --seconds.",
                           "rate"});
  }
  const auto report = run_bench(options);
  if (!report) return console.failed(report.error());
  console.result(*report, bench_text(*report));
  if (!all_there(*report)) console.set_status(1);
}

void add_fill(CLI::App& all, Console& console) {
  struct FillOptions {
    std::string workspace = "shop";
    std::string questions = (examples_root(Config()) / "shop" / "dev_questions.tsv").string();
    std::uint64_t messages = 0;
  };
  auto* command = all.add_subcommand("fill", "past conversations for the data folder of a stopped server");
  const auto options = std::make_shared<FillOptions>();
  const auto data = add_data_option(*command);
  command->add_option("--messages", options->messages, "how many at least, replies too")
      ->check(CLI::Range(1, 1'000'000'000))
      ->required();
  command->add_option("--workspace", options->workspace, "slug of whose they are")->capture_default_str();
  command->add_option("--questions", options->questions, "as of consult")->capture_default_str();
  command->callback([options, data, &console] {
    const auto questions = bench::Questions::read(options->questions);
    if (!questions) return console.failed(questions.error());
    const auto filled = bench::fill(*data, options->workspace, *questions, options->messages);
    if (!filled) return console.failed(filled.error());
    console.result({{"messages", filled->messages}, {"seconds", filled->seconds}},
                   fmt::format("{} messages in {:.1f} s\n", filled->messages, filled->seconds));
  });
}

}  // namespace

void add_bench(CLI::App& root, Console& console) {
  auto* all = root.add_subcommand("bench", "measures a running server under load");
  all->require_subcommand(1);
  add_fill(*all, console);
  auto* command = all->add_subcommand(
      "consult",
      "distinct consultations at a constant rate, and a check that all that was acknowledged is stored");
  const auto options = std::make_shared<BenchOptions>();
  options->questions = (examples_root(Config()) / "shop" / "dev_questions.tsv").string();
  command->add_option("--url", options->url, "the server, http://HOST:PORT")->required();
  command->add_option("--rate", options->load.rate, "consultations a second")
      ->check(CLI::Range(0.1, 1e6))
      ->capture_default_str();
  command->add_option("--seconds", options->load.seconds, "how long")
      ->check(CLI::Range(0.1, 86'400.0))
      ->capture_default_str();
  command->add_option("--burst-from", options->load.burst_from, "second from which on more come")
      ->check(CLI::Range(0.0, 86'400.0));
  command->add_option("--burst-seconds", options->load.burst_seconds, "how long; 0 = never")
      ->check(CLI::Range(0.0, 86'400.0));
  command->add_option("--burst-factor", options->load.burst_factor, "how many times as many")
      ->check(CLI::Range(0.01, 1000.0))
      ->capture_default_str();
  command->add_option("--connections", options->load.connections, "kept-alive connections")
      ->check(CLI::Range(1, 20'000))
      ->capture_default_str();
  command->add_option("--visitors", options->visitors, "customers who write in turn")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command
      ->add_option("--preload", options->preload,
                   "messages to store before, as fast as the server takes them")
      ->check(CLI::Range(0, 1'000'000'000))
      ->capture_default_str();
  command->add_option("--channel", options->channel, "a channel's public key, or the name of a demo company")
      ->capture_default_str();
  command
      ->add_option("--questions", options->questions, "file with a question a line; of tabs the last column")
      ->capture_default_str();
  command->callback([options, &console] { run_command(*options, console); });
}

}  // namespace yingda::app
