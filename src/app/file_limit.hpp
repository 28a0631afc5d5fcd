#pragma once
// The system's limit of open files, which every connection counts towards.

#include <cstddef>

namespace yingda::app {

// Raises the limit as far as this process may, and gives how many connections fit under it beside what the
// store, uploads and pages need. Without such room, new connections would fail at random places.
std::size_t connections_possible();

}  // namespace yingda::app
