#include "base/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <stdexcept>
#include <variant>

namespace yingda {
namespace {

void append_escaped(std::string& out, std::string_view text, bool quotes) {
  for (const char c : text) {
    if (c == '\\' || (quotes && c == '"')) out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
}

// {a="x",b="y"}; `more` is one further label, already rendered.
std::string render_labels(const Labels& labels, std::string_view more = {}) {
  if (labels.empty() && more.empty()) return {};
  std::string out = "{";
  for (const auto& [name, value] : labels) {
    if (out.size() > 1) out += ',';
    out += name;
    out += "=\"";
    append_escaped(out, value, true);
    out += '"';
  }
  if (!more.empty()) {
    if (out.size() > 1) out += ',';
    out += more;
  }
  out += '}';
  return out;
}

using Reading = std::function<double()>;
using Metric =
    std::variant<std::unique_ptr<Counter>, std::unique_ptr<Gauge>, std::unique_ptr<Histogram>, Reading>;

struct Family {
  std::string help;
  std::map<Labels, Metric> members;
};

std::string_view type_of(const Metric& metric) {
  constexpr std::string_view kTypes[] = {"counter", "gauge", "histogram", "gauge"};
  return kTypes[metric.index()];
}

void render_histogram(std::string& out, const std::string& name, const Labels& labels,
                      const Histogram& histogram) {
  const auto counts = histogram.cumulative();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string bound =
        i < histogram.bounds().size() ? fmt::format("{}", histogram.bounds()[i]) : "+Inf";
    out += fmt::format("{}_bucket{} {}\n", name, render_labels(labels, "le=\"" + bound + "\""), counts[i]);
  }
  out += fmt::format("{}_sum{} {}\n", name, render_labels(labels), histogram.sum());
  out += fmt::format("{}_count{} {}\n", name, render_labels(labels), counts.back());
}

void render_metric(std::string& out, const std::string& name, const Labels& labels, const Metric& metric) {
  if (const auto* counter = std::get_if<std::unique_ptr<Counter>>(&metric)) {
    out += fmt::format("{}{} {}\n", name, render_labels(labels), (*counter)->value());
  } else if (const auto* gauge = std::get_if<std::unique_ptr<Gauge>>(&metric)) {
    out += fmt::format("{}{} {}\n", name, render_labels(labels), (*gauge)->value());
  } else if (const auto* histogram = std::get_if<std::unique_ptr<Histogram>>(&metric)) {
    render_histogram(out, name, labels, **histogram);
  } else {
    out += fmt::format("{}{} {}\n", name, render_labels(labels), std::get<Reading>(metric)());
  }
}

}  // namespace

Histogram::Histogram(std::vector<double> bounds) : bounds_(std::move(bounds)), buckets_(bounds_.size() + 1) {}

void Histogram::observe(double value) {
  const auto bucket = std::ranges::lower_bound(bounds_, value) - bounds_.begin();
  buckets_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  sum_nano_.fetch_add(std::llround(value * 1e9), std::memory_order_relaxed);
}

std::vector<std::uint64_t> Histogram::cumulative() const {
  std::vector<std::uint64_t> counts;
  counts.reserve(buckets_.size());
  std::uint64_t total = 0;
  for (const auto& bucket : buckets_) counts.push_back(total += bucket.load(std::memory_order_relaxed));
  return counts;
}

std::uint64_t Histogram::count() const { return cumulative().back(); }
double Histogram::sum() const { return static_cast<double>(sum_nano_.load(std::memory_order_relaxed)) / 1e9; }

std::vector<double> Histogram::seconds() {
  return {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

struct Metrics::Impl {
  template <class Make>
  Metric& find_or_make(std::string_view name, std::string_view help, Labels labels, Make make) {
    const std::scoped_lock lock(mutex);
    Family& family = families.try_emplace(std::string(name), Family{std::string(help), {}}).first->second;
    const auto found = family.members.find(labels);
    if (found != family.members.end()) return found->second;
    Metric made = make();
    if (!family.members.empty() && type_of(family.members.begin()->second) != type_of(made)) {
      throw std::logic_error("the metric " + std::string(name) + " is registered as two kinds");
    }
    return family.members.emplace(std::move(labels), std::move(made)).first->second;
  }

  template <class Kind>
  static Kind& as(Metric& metric, std::string_view name) {
    auto* held = std::get_if<std::unique_ptr<Kind>>(&metric);
    if (held == nullptr)
      throw std::logic_error("the metric " + std::string(name) + " is registered as two kinds");
    return **held;
  }

  mutable std::mutex mutex;  // of registration and rendering; counting needs none
  std::map<std::string, Family, std::less<>> families;
};

Metrics::Metrics() : impl_(std::make_unique<Impl>()) {}
Metrics::~Metrics() = default;

Counter& Metrics::counter(std::string_view name, std::string_view help, Labels labels) {
  auto& metric =
      impl_->find_or_make(name, help, std::move(labels), [] { return std::make_unique<Counter>(); });
  return Impl::as<Counter>(metric, name);
}

Gauge& Metrics::gauge(std::string_view name, std::string_view help, Labels labels) {
  auto& metric = impl_->find_or_make(name, help, std::move(labels), [] { return std::make_unique<Gauge>(); });
  return Impl::as<Gauge>(metric, name);
}

Histogram& Metrics::histogram(std::string_view name, std::string_view help, std::vector<double> bounds,
                              Labels labels) {
  auto& metric = impl_->find_or_make(name, help, std::move(labels),
                                     [&bounds] { return std::make_unique<Histogram>(std::move(bounds)); });
  return Impl::as<Histogram>(metric, name);
}

void Metrics::gauge_from(std::string_view name, std::string_view help, std::function<double()> value,
                         Labels labels) {
  impl_->find_or_make(name, help, std::move(labels), [&value] { return Metric(std::move(value)); });
}

std::string Metrics::render() const {
  const std::scoped_lock lock(impl_->mutex);
  std::string out;
  for (const auto& [name, family] : impl_->families) {
    out += "# HELP " + name + ' ';
    append_escaped(out, family.help, false);
    out += fmt::format("\n# TYPE {} {}\n", name, type_of(family.members.begin()->second));
    for (const auto& [labels, metric] : family.members) render_metric(out, name, labels, metric);
  }
  return out;
}

}  // namespace yingda
