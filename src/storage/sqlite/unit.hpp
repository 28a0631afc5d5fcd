#pragma once
// Running one unit of work, and what its failures are called to the outside.

#include <exception>
#include <optional>

#include "base/log.hpp"
#include "core/store.hpp"
#include "storage/sqlite/sql.hpp"

namespace yingda::storage {

// Thrown by a repository when the unit must end with this very error.
class UnitRefused : public std::exception {
 public:
  explicit UnitRefused(Error refused) : error(std::move(refused)) {}
  const char* what() const noexcept override { return error.detail.c_str(); }
  Error error;
};

// What base/disk_error.hpp says, when it was the disk that refused.
std::optional<Error> disk_error_of(const SqlError& error);

// The error for a refusal of SQLite: the disk's, else {internal, "storage_failed"}. What SQLite said goes to
// the log, not to the caller.
Error error_of(const SqlError& error, const Log& log);

// Runs the unit and turns whatever it throws into an error.
Status run_unit(Store::Work& work, Tx& tx, const Log& log);

}  // namespace yingda::storage
