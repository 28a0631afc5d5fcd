#pragma once
// The coroutine type of all asynchronous code. Coroutines are named functions that take their parameters by
// value.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace yingda::async {

namespace asio = boost::asio;

template <class T>
using Task = asio::awaitable<T>;

}  // namespace yingda::async
