#pragma once
// What the process uses, under the names that Prometheus' own clients give it.

#include "base/metrics.hpp"

namespace yingda::app {

// process_cpu_seconds_total, process_resident_memory_bytes, process_open_fds, process_threads, and by what
// the threads do yingda_thread_cpu_seconds_total{thread="io"|"bot"|"writer"|"reader"|"search"|"checkpoint"}.
void register_process_figures(Metrics& metrics);

}  // namespace yingda::app
