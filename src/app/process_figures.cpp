#include "app/process_figures.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

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
  metrics.gauge_from("process_resident_memory_bytes", "Memory of the process, in bytes.", resident_bytes);
  metrics.gauge_from("process_open_fds", "File descriptors that are open.",
                     [] { return entries_of("/proc/self/fd"); });
  metrics.gauge_from("process_threads", "Threads of the process.",
                     [] { return entries_of("/proc/self/task"); });
}

}  // namespace yingda::app
