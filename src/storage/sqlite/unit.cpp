#include "storage/sqlite/unit.hpp"

#include <cerrno>

#include "base/disk_error.hpp"

namespace yingda::storage {
namespace {

Error storage_failed(const char* what, const Log& log) {
  log.error("a unit of work failed", {{"why", what}});
  return {ErrorKind::internal, "storage_failed", "The store could not do this; the log says why.", ""};
}

}  // namespace

std::optional<Error> disk_error_of(const SqlError& error) {
  if (error.primary() == SQLITE_FULL) return disk_error(ENOSPC);
  return disk_error(error.system_error);
}

Error error_of(const SqlError& error, const Log& log) {
  if (auto refused = disk_error_of(error)) {
    log.error("the disk refuses", {{"why", error.what()}, {"code", refused->code}});
    return std::move(*refused);
  }
  return storage_failed(error.what(), log);
}

Status run_unit(Store::Work& work, Tx& tx, const Log& log) {
  try {
    return work(tx);
  } catch (const UnitRefused& refused) {
    return std::unexpected(refused.error);
  } catch (const SqlError& error) {
    return std::unexpected(error_of(error, log));
  } catch (const std::exception& error) {
    return std::unexpected(storage_failed(error.what(), log));
  }
}

}  // namespace yingda::storage
