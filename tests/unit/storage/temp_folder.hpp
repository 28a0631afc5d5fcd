#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

namespace yingda::storage {

// A folder of its own for one test, removed with it.
class TempFolder {
 public:
  TempFolder() {
    static std::atomic<int> count{0};
    path_ =
        testing::TempDir() + "yingda-storage-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace yingda::storage
