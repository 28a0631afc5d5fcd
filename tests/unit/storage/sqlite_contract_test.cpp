#include "contract/store_contract.hpp"
#include "storage/sqlite/open.hpp"

namespace {

yingda::Result<std::unique_ptr<yingda::Store>> open_store(const std::string& folder,
                                                          std::size_t queue_bound) {
  return yingda::storage::open_sqlite({.folder = folder, .queue_bound = queue_bound});
}

}  // namespace

YINGDA_STORE_CONTRACT(Sqlite, yingda::contract::StoreBackend{"sqlite", open_store});
