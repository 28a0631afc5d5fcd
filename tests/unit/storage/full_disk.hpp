#pragma once
// A disk that is full on demand: SQLite's own file layer whose writes are refused while `full` is set. One at
// a time.

#include <sqlite3.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace yingda::storage {

class FullDisk {
 public:
  FullDisk() {
    real_ = sqlite3_vfs_find(nullptr);
    vfs_ = *real_;
    vfs_.zName = "full_disk";
    vfs_.xOpen = open_file;
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~FullDisk() {
    full = false;
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

  static inline std::atomic<bool> full{false};

 private:
  static int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    const int code = real_->xOpen(real_, name, file, flags, out);
    if (code == SQLITE_OK && file->pMethods) file->pMethods = refusing(file->pMethods);
    return code;
  }
  // The file's own methods with another xWrite.
  static const sqlite3_io_methods* refusing(const sqlite3_io_methods* methods) {
    static std::mutex mutex;
    static std::map<const sqlite3_io_methods*, std::unique_ptr<sqlite3_io_methods>> copies;
    const std::scoped_lock lock(mutex);
    auto& copy = copies[methods];
    if (!copy) {
      copy = std::make_unique<sqlite3_io_methods>(*methods);
      write_ = methods->xWrite;
      copy->xWrite = write_unless_full;
    }
    return copy.get();
  }
  static int write_unless_full(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    return full ? SQLITE_FULL : write_.load()(file, bytes, size, at);
  }

  static inline sqlite3_vfs* real_ = nullptr;
  static inline std::atomic<int (*)(sqlite3_file*, const void*, int, sqlite3_int64)> write_{nullptr};
  sqlite3_vfs vfs_{};
};

}  // namespace yingda::storage
