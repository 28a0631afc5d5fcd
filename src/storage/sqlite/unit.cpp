#include "storage/sqlite/unit.hpp"

namespace yingda::storage {
namespace {

Error storage_failed(const char* what, const Log& log) {
  log.error("a unit of work failed", {{"why", what}});
  return {ErrorKind::internal, "storage_failed", "The store could not do this; the log says why.", ""};
}

}  // namespace

Error error_of(const SqlError& error, const Log& log) {
  if (error.primary() == SQLITE_FULL) {
    log.error("no room left for the database", {{"why", error.what()}});
    return {ErrorKind::overloaded, "storage_full",
            "The disk that holds the data is full; nothing was stored.", ""};
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
