#include "async/pump.hpp"

#include <atomic>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>

namespace yingda::async {
namespace {

std::string reason_of(std::exception_ptr error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::exception& known) {
    return known.what();
  } catch (...) {
    return "unknown exception";
  }
}

}  // namespace

struct Pump::State {
  State(asio::any_io_executor executor, std::string called, std::chrono::milliseconds every,
        std::function<Task<void>()> what, Log where)
      : strand(asio::make_strand(executor)),
        name(std::move(called)),
        interval(every),
        step(std::move(what)),
        log(std::move(where)),
        sleep(strand),
        ended(strand, asio::steady_timer::time_point::max()) {}

  asio::strand<asio::any_io_executor> strand;
  const std::string name;
  const std::chrono::milliseconds interval;
  const std::function<Task<void>()> step;
  const Log log;
  std::atomic<bool> woken = false;
  // On the strand only.
  bool stopping = false;
  bool running = false;
  asio::steady_timer sleep;
  asio::steady_timer ended;
};

namespace {

template <class State>
Task<void> run(std::shared_ptr<State> state) {
  while (!state->stopping) {
    state->woken = false;
    std::exception_ptr error;
    try {
      co_await state->step();
    } catch (...) {
      error = std::current_exception();
    }
    if (error)
      state->log.error("background step failed", {{"step", state->name}, {"reason", reason_of(error)}});
    if (state->stopping || (state->woken && !error)) continue;
    state->sleep.expires_after(state->interval);
    boost::system::error_code woken_early;
    co_await state->sleep.async_wait(asio::redirect_error(asio::use_awaitable, woken_early));
  }
}

template <class State>
Task<void> stop_on_strand(std::shared_ptr<State> state) {
  state->stopping = true;
  state->sleep.cancel();
  while (state->running) {
    boost::system::error_code cancelled;
    co_await state->ended.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  }
}

}  // namespace

Pump::Pump(asio::any_io_executor executor, std::string name, std::chrono::milliseconds interval,
           std::function<Task<void>()> step, Log log)
    : state_(std::make_shared<State>(std::move(executor), std::move(name), interval, std::move(step),
                                     std::move(log))) {}
Pump::~Pump() = default;

void Pump::start() {
  asio::post(state_->strand, [state = state_] {
    if (state->running || state->stopping) return;
    state->running = true;
    asio::co_spawn(state->strand, run(state), [state](std::exception_ptr error) {
      if (error)
        state->log.error("background step ended", {{"step", state->name}, {"reason", reason_of(error)}});
      state->running = false;
      state->ended.cancel();
    });
  });
}

void Pump::wake() {
  if (state_->woken.exchange(true)) return;
  asio::post(state_->strand, [state = state_] { state->sleep.cancel(); });
}

Task<void> Pump::stop() {
  co_await asio::co_spawn(state_->strand, stop_on_strand(state_), asio::use_awaitable);
}

}  // namespace yingda::async
