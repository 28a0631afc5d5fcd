#include "app/process_figures.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace yingda::app {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Of all threads that are called so (base/thread_name.hpp).
double thread_cpu_seconds(const std::string& name) {
  std::error_code error;
  double ticks = 0;
  for (std::filesystem::directory_iterator task("/proc/self/task", error), end; !error && task != end;
       task.increment(error)) {
    std::ifstream stat(task->path() / "stat");
    std::string line;
    std::getline(stat, line);
    const auto close = line.rfind(')');
    if (close == std::string::npos || line.find("(yd-" + name + ")") == std::string::npos) continue;
    // After the name: state, then ten numbers, then the two times.
    std::istringstream rest(line.substr(close + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i) rest >> skipped;
    double user = 0, system = 0;
    rest >> user >> system;
    ticks += user + system;
  }
  return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double entries_of(const char* folder) {
  std::error_code error;
  double count = 0;
  for (std::filesystem::directory_iterator one(folder, error), end; !error && one != end;
       one.increment(error)) {
    ++count;
  }
  return count;
}

}  // namespace

void register_process_figures(Metrics& metrics) {
  metrics.gauge_from("process_cpu_seconds_total", "CPU time of the process, in seconds.", cpu_seconds);
  for (const std::string name : {"io", "bot", "writer", "reader", "search", "checkpoint"}) {
    metrics.gauge_from("yingda_thread_cpu_seconds_total", "CPU time by what threads do, in seconds.",
                       [name] { return thread_cpu_seconds(name); }, {{"thread", name}});
  }
  metrics.gauge_from("process_resident_memory_bytes", "Memory of the process, in bytes.", resident_bytes);
  metrics.gauge_from("process_open_fds", "File descriptors that are open.",
                     [] { return entries_of("/proc/self/fd"); });
  metrics.gauge_from("process_threads", "Threads of the process.",
                     [] { return entries_of("/proc/self/task"); });
}

}  // namespace yingda::app
