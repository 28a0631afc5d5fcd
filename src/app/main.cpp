#include <exception>
#include <iostream>

#include "app/cli/commands.hpp"

// jemalloc reads this (cmake/YingdaProgram.cmake): few arenas, because memory that lies idle in many of them
// is memory all the same, and what is unused goes back to the system after a second.
extern "C" const char* malloc_conf;
const char* malloc_conf = "narenas:4,dirty_decay_ms:1000,muzzy_decay_ms:0";

int main(int argc, char** argv) {
  try {
    return yingda::app::run_commands(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "yingda: " << error.what() << '\n';
    return 1;
  }
}
