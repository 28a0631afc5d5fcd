#pragma once
// The customers of a run, and what they were told is stored. Each writes one message after the other, waits
// for the answer before the next, and goes after a few; another one comes in his place. So the order of
// everything that he was acknowledged is known. Used from one thread.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace yingda::app::bench {

struct Acknowledged {
  std::string client_message_id;
  std::string message;               // id
  std::vector<std::string> replies;  // ids
};

struct Visitor {
  std::string id;
  int sent = 0;
  std::vector<Acknowledged> acknowledged;  // in the order of sending
};

class Visitors {
 public:
  // `present` write in turn; ids begin with `prefix`.
  Visitors(std::string prefix, std::size_t present);

  // One who waits for no answer; stays valid. He is busy until he is given back.
  Visitor& take();
  void give_back(Visitor& visitor);

  const std::deque<Visitor>& all() const { return all_; }

 private:
  std::string prefix_;
  std::deque<Visitor> all_;  // a deque, so that references stay valid
  std::deque<Visitor*> idle_;
  std::size_t present_;
  std::size_t here_ = 0;  // idle or busy
};

}  // namespace yingda::app::bench
