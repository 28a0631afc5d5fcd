// What goes wrong in the background must be heard of.
#include "app/domain.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "storage/sqlite/open.hpp"

namespace yingda::app {
namespace {

// The real store, until it breaks.
class BreakingStore final : public Store {
 public:
  BreakingStore(std::unique_ptr<Store> real, const std::atomic<bool>& broken)
      : real_(std::move(real)), broken_(broken) {}

  void submit_write(Work work, Done done) override {
    broken_ ? done(failure()) : real_->submit_write(std::move(work), std::move(done));
  }
  void submit_read(Work work, Done done) override {
    broken_ ? done(failure()) : real_->submit_read(std::move(work), std::move(done));
  }
  Status backup(const std::string& path) override { return real_->backup(path); }
  std::int64_t greatest_id() override { return real_->greatest_id(); }
  void on_events(std::function<void(const std::vector<Event>&)> listener) override {
    real_->on_events(std::move(listener));
  }
  void housekeeping(TimeMs now) override { real_->housekeeping(now); }
  bool wait_until_searchable(std::chrono::milliseconds limit) override {
    return real_->wait_until_searchable(limit);
  }
  Json stats() override { return real_->stats(); }

 private:
  static Status failure() { return fail(ErrorKind::internal, "disk_gone", "The disk is gone."); }

  std::unique_ptr<Store> real_;
  const std::atomic<bool>& broken_;
};

// The lines of a log, waited for.
class Lines {
 public:
  Log log() {
    return Log::to_sink(LogLevel::warn, [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      all_ += std::string(line) + '\n';
      changed_.notify_all();
    });
  }
  bool wait_for(const std::string& module, const std::string& message) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] {
      return all_.find("\"msg\":\"" + message + "\",\"module\":\"" + module + '"') != std::string::npos;
    });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string all_;
};

TEST(DomainTest, FailuresInTheBackgroundAreLogged) {
  std::string pattern = (std::filesystem::temp_directory_path() / "yingda-domain-XXXXXX").string();
  const std::filesystem::path folder = ::mkdtemp(pattern.data());
  std::atomic<bool> broken = false;
  Lines lines;
  async::Runtime runtime(2);
  {
    auto real = storage::open_sqlite({.folder = folder.string()}).value();
    Domain domain(std::make_unique<BreakingStore>(std::move(real), broken), runtime,
                  SecretBox(std::string(32, 'k')), Config(), lines.log());
    ASSERT_TRUE(domain.start());
    broken = true;
    Event event;
    event.seq = 1'000;
    event.workspace = WorkspaceId{1};
    event.type = EventType::team_changed;
    domain.routing.feed({event});
    domain.live.feed({event});
    EXPECT_TRUE(lines.wait_for("routing", "assignment failed"));
    EXPECT_TRUE(lines.wait_for("live", "live updates are late"));
  }
  runtime.stop(true);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace yingda::app
