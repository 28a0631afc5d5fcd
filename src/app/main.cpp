#include <exception>
#include <iostream>

#include "app/cli/commands.hpp"

int main(int argc, char** argv) {
  try {
    return yingda::app::run_commands(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "yingda: " << error.what() << '\n';
    return 1;
  }
}
