#pragma once
// Threads whose work may wait for all other work.

#include <sys/resource.h>
#include <unistd.h>

namespace yingda {

// Gives the calling thread a tenth of the share of the processor that others have, for good: on a busy
// machine it waits for them, and still gets on. On Linux the value belongs to the thread, although POSIX
// gives it to the process.
inline void lower_thread_priority() {
  constexpr int kNice = 10;
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
}

}  // namespace yingda
