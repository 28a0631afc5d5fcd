#pragma once
// Numbers for /metrics in Prometheus' text form. Register once at start and keep the reference; counting is
// one relaxed atomic addition. Labels are fixed at registration. Thread-safe. The registry must outlive what
// it gave.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingda {

using Labels = std::vector<std::pair<std::string, std::string>>;

class Counter {
 public:
  void add(std::uint64_t n = 1) { value_.fetch_add(n, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

class Gauge {
 public:
  void set(std::int64_t v) { value_.store(v, std::memory_order_relaxed); }
  void add(std::int64_t n) { value_.fetch_add(n, std::memory_order_relaxed); }
  std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_{0};
};

class Histogram {
 public:
  // `bounds`: upper bounds in ascending order, without +Inf.
  explicit Histogram(std::vector<double> bounds);
  void observe(double value);
  std::uint64_t count() const;

  const std::vector<double>& bounds() const { return bounds_; }
  // Observations at or below bounds()[i]; the last one counts all.
  std::vector<std::uint64_t> cumulative() const;
  double sum() const;

  // 100 µs … 10 s, for durations in seconds.
  static std::vector<double> seconds();

 private:
  std::vector<double> bounds_;
  std::vector<std::atomic<std::uint64_t>> buckets_;
  std::atomic<std::int64_t> sum_nano_{0};  // sum × 1e9: an integer adds without a loop
};

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // The same name and labels give the same object again. `name` in Prometheus' style:
  // "yingda_http_requests_total". Throws std::logic_error when a name is used for two kinds.
  Counter& counter(std::string_view name, std::string_view help, Labels labels = {});
  Gauge& gauge(std::string_view name, std::string_view help, Labels labels = {});
  Histogram& histogram(std::string_view name, std::string_view help, std::vector<double> bounds,
                       Labels labels = {});
  // A gauge that is asked for its value at each rendering, from the rendering thread; must not block.
  void gauge_from(std::string_view name, std::string_view help, std::function<double()> value,
                  Labels labels = {});

  std::string render() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda
