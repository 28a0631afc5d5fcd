#include "channels/relay/lane_runner.hpp"

#include <atomic>
#include <mutex>
#include <thread>

namespace yingda::channels {
namespace {

constexpr std::chrono::seconds kLookAnyway{1};

}  // namespace

struct LaneRunner::State {
  State(std::size_t most, Due what, Work how) : at_once(most), due(std::move(what)), work(std::move(how)) {}

  bool take(const Lane& lane) {
    const std::scoped_lock lock(mutex);
    return running.size() < at_once && running.insert(lane).second;
  }
  void give_back(const Lane& lane) {
    const std::scoped_lock lock(mutex);
    running.erase(lane);
  }
  std::size_t busy() const {
    const std::scoped_lock lock(mutex);
    return running.size();
  }

  const std::size_t at_once;
  const Due due;
  const Work work;
  std::atomic<bool> stopping = false;
  mutable std::mutex mutex;
  std::set<Lane> running;
};

namespace {

// Gives the lane back however the work ends.
template <class State, class Wake>
async::Task<void> run_lane(std::shared_ptr<State> state, Lane lane, Wake wake) {
  struct Ending {
    ~Ending() {
      state->give_back(lane);
      wake();  // something may have come in after the last look
    }
    std::shared_ptr<State> state;
    Lane lane;
    Wake wake;
  } ending{state, lane, std::move(wake)};
  co_await state->work(std::move(lane));
}

}  // namespace

LaneRunner::LaneRunner(async::asio::any_io_executor executor, std::string name, std::size_t at_once, Due due,
                       Work work, Log log)
    : state_(std::make_shared<State>(at_once, std::move(due), std::move(work))),
      name_(name),
      group_(executor, log),
      pump_(executor, std::move(name), kLookAnyway, [this] { return look(); }, log) {}

LaneRunner::~LaneRunner() = default;

async::Task<void> LaneRunner::look() {
  const std::size_t busy = state_->busy();
  if (busy >= state_->at_once) co_return;
  auto lanes = co_await state_->due(static_cast<int>(state_->at_once + busy));
  for (Lane& lane : lanes) {
    if (state_->stopping || !state_->take(lane)) continue;
    group_.spawn(name_, run_lane(state_, std::move(lane), [this] { pump_.wake(); }));
  }
}

void LaneRunner::start() { pump_.start(); }
void LaneRunner::wake() { pump_.wake(); }
bool LaneRunner::stopping() const { return state_->stopping; }

async::Task<void> LaneRunner::close() {
  state_->stopping = true;
  co_await pump_.stop();
}

void LaneRunner::join(std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds kStep{5};
  const auto end = std::chrono::steady_clock::now() + patience;
  while (group_.running() > 0 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(kStep);
  group_.cancel();
  group_.join();
}

}  // namespace yingda::channels
