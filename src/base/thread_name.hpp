#pragma once
// Names for threads, as `top -H`, `ps -L` and perf show them.

#include <pthread.h>

namespace yingda {

// Names the calling thread; at most 15 characters.
inline void name_thread(const char* name) { ::pthread_setname_np(::pthread_self(), name); }

}  // namespace yingda
