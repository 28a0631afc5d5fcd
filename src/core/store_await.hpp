#pragma once
// The store as coroutines:
//
//   Result<Contact> made = co_await write<Contact>(store, [contact](Tx& tx) -> Result<Contact> { ... });
//   Status done = co_await write<void>(store, [id](Tx& tx) -> Status { ... });
//   Result<std::optional<Contact>> found = co_await read<std::optional<Contact>>(store, ...);
//
// The unit runs on a thread of the store, the caller goes on on its own executor, after the commit is durable
// (write) or the snapshot is closed (read). A unit that was handed in cannot be called back: cancelling the
// caller while it waits takes effect after the unit has ended. What a unit uses, it holds by value: its
// caller may be gone by then. The caller's execution context must outlive the store's queue, so a server
// stops its work, closes the store (which drains the queue) and destroys the context last.

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "async/task.hpp"
#include "core/store.hpp"

namespace yingda {
namespace detail {

using SubmitUnit = void (Store::*)(Store::Work, Store::Done);

// Turns a handler into a completion that a store's thread may call: it only posts to the handler's executor,
// and keeps that executor's context running until then.
template <class Handler>
Store::Done post_to_executor_of(Handler handler) {
  auto guard = async::asio::make_work_guard(handler);
  return [handler = std::move(handler), guard = std::move(guard)](Status status) mutable {
    const auto executor = guard.get_executor();
    async::asio::post(executor, [handler = std::move(handler), status = std::move(status)]() mutable {
      std::move(handler)(std::move(status));
    });
    guard.reset();
  };
}

template <class T>
async::Task<Result<T>> submit_unit(Store& store, SubmitUnit submit,
                                   std::move_only_function<Result<T>(Tx&)> work) {
  // Shared, because the unit may still run when the waiting coroutine has been destroyed.
  auto value = std::make_shared<std::optional<Result<T>>>();
  Store::Work unit = [work = std::move(work), value](Tx& tx) mutable -> Status {
    Result<T> result = work(tx);
    if (!result) return std::unexpected(std::move(result.error()));
    value->emplace(std::move(result));
    return {};
  };
  auto initiation = [&store, submit, &unit](auto handler) {
    (store.*submit)(std::move(unit), post_to_executor_of(std::move(handler)));
  };
  const auto& token = async::asio::use_awaitable;
  Status status =
      co_await async::asio::async_initiate<decltype(token), void(Status)>(std::move(initiation), token);
  if (!status) co_return std::unexpected(std::move(status.error()));
  co_return std::move(**value);
}

}  // namespace detail

// One unit of work on the writer; the value is given after the commit.
template <class T>
async::Task<Result<T>> write(Store& store, std::move_only_function<Result<T>(Tx&)> work) {
  return detail::submit_unit<T>(store, &Store::submit_write, std::move(work));
}

// One look at a snapshot on a reader. Writing inside it is a bug and ends in {internal, "storage_failed"}.
template <class T>
async::Task<Result<T>> read(Store& store, std::move_only_function<Result<T>(Tx&)> work) {
  return detail::submit_unit<T>(store, &Store::submit_read, std::move(work));
}

}  // namespace yingda
