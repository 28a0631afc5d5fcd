#pragma once

#include <memory>
#include <string>

#include "base/error.hpp"

namespace yingda::storage {

// Holds a data folder for this process, so that no second server opens it. The system lets go of it when the
// process ends in whatever way.
class FolderLock {
 public:
  // Errors: {internal, "data_folder_in_use"}, {internal, "data_folder_unusable"}.
  static Result<std::unique_ptr<FolderLock>> take(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  explicit FolderLock(int file) : file_(file) {}
  int file_;
};

}  // namespace yingda::storage
