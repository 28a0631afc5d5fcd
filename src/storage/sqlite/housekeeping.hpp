#pragma once

#include <string>

#include "core/store.hpp"

namespace yingda::storage {

// Drops what has expired, in small units on the writer. Calls must follow each other, not overlap.
class Housekeeping {
 public:
  void run(Store& store, TimeMs now, std::int64_t indexed_seq);

 private:
  // Where the walk through the deliveries goes on at the next call. They have no index by time, which every
  // message would pay for.
  struct Place {
    std::int64_t channel = 0;
    std::string sender;
    std::string client_message_id;
  };
  Place place_;
};

}  // namespace yingda::storage
