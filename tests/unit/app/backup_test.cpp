#include "app/backup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <future>

#include "app/backup_files.hpp"
#include "base/crypto.hpp"
#include "core/store.hpp"
#include "core/uploads/blob_folder.hpp"
#include "storage/sqlite/open.hpp"

namespace yingda::app {
namespace {

using testing::HasSubstr;
using Entries = std::vector<std::pair<std::string, std::string>>;

class BackupTest : public testing::Test {
 protected:
  BackupTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "yingda-backup-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    std::filesystem::create_directories(data());
  }
  ~BackupTest() override { std::filesystem::remove_all(folder_); }

  std::string data() const { return (folder_ / "data").string(); }
  std::string copy() const { return (folder_ / "copy").string(); }
  std::string file() const { return (folder_ / "backup").string(); }

  static std::unique_ptr<Store> open(const std::string& folder) {
    auto opened = storage::open_sqlite({.folder = folder});
    if (!opened) throw std::runtime_error(opened.error().detail);
    return std::move(*opened);
  }
  std::string upload(const std::string& bytes) const {
    const auto hash = to_hex(sha256(bytes));
    write_blob(data() + "/files", hash, bytes);
    return hash;
  }
  static std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream input(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
  }
  // A backup that somebody else made.
  void pack(const Entries& entries) const {
    const Archive out(archive_write_new());
    archive_write_set_format_pax_restricted(out.get());
    archive_write_add_filter_zstd(out.get());
    archive_write_open_filename(out.get(), file().c_str());
    for (const auto& [name, bytes] : entries) {
      const ArchiveEntry entry(archive_entry_new());
      archive_entry_set_pathname(entry.get(), name.c_str());
      archive_entry_set_filetype(entry.get(), AE_IFREG);
      archive_entry_set_size(entry.get(), static_cast<std::int64_t>(bytes.size()));
      archive_write_header(out.get(), entry.get());
      archive_write_data(out.get(), bytes.data(), bytes.size());
    }
    archive_write_close(out.get());
  }
  void refused(const std::string& reason) const {
    const auto restored = restore_backup(file(), copy());
    ASSERT_FALSE(restored);
    EXPECT_EQ(restored.error().code, "backup_invalid");
    EXPECT_THAT(restored.error().detail, HasSubstr(reason));
    EXPECT_FALSE(std::filesystem::exists(storage::database_file(copy())));
  }

  std::filesystem::path folder_;
};

TEST_F(BackupTest, HoldsTheDatabaseAndTheFiles) {
  const std::string large(700'000, 'x');  // more than one piece
  const auto first = upload(large);
  const auto second = upload("a picture");
  std::ofstream(data() + "/files/" + first.substr(0, 2) + "/half.part") << "being written";
  {
    const auto store = open(data());
    Workspace workspace;
    workspace.id = new_id<WorkspaceId>();
    workspace.slug = "kept";
    std::promise<Status> done;
    store->submit_write(
        [workspace](Tx& tx) -> Status {
          EXPECT_TRUE(tx.workspaces().insert(workspace));
          return {};
        },
        [&done](Status status) { done.set_value(std::move(status)); });
    ASSERT_TRUE(done.get_future().get());
    const auto made = make_backup(*store, data(), file());
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(made->files, 2);
    EXPECT_EQ(made->bytes, static_cast<std::int64_t>(std::filesystem::file_size(file())));
    EXPECT_EQ(make_backup(*store, data(), file()).error().code, "file_exists");
  }
  const auto restored = restore_backup(file(), copy());
  ASSERT_TRUE(restored) << restored.error().detail;
  EXPECT_EQ(*restored, 2);
  EXPECT_EQ(bytes_of(blob_path(copy() + "/files", first)), large);
  EXPECT_EQ(bytes_of(blob_path(copy() + "/files", second)), "a picture");
  EXPECT_EQ(restore_backup(file(), copy()).error().code, "data_folder_not_empty");
  std::promise<Status> done;
  const auto store = open(copy());
  store->submit_read(
      [](Tx& tx) -> Status {
        EXPECT_TRUE(tx.workspaces().find_by_slug("kept"));
        return {};
      },
      [&done](Status status) { done.set_value(std::move(status)); });
  EXPECT_TRUE(done.get_future().get());
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    EXPECT_THAT(entry.path().string(), testing::Not(testing::EndsWith(".part")));
  }
}

TEST_F(BackupTest, LeavesNothingWhereItCannotBeWritten) {
  const auto store = open(data());
  const auto made = make_backup(*store, data(), (folder_ / "no/such/folder/backup").string());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, "backup_failed");
}

TEST_F(BackupTest, RefusesWhatIsNoBackup) {
  EXPECT_EQ(restore_backup(file(), copy()).error().code, "file_unreadable");
  std::ofstream(file()) << "no archive at all";
  refused("cannot be used");
  std::filesystem::remove(file());
  ASSERT_TRUE(open(data())->backup(file()));
  refused("a database alone");
  pack({{"readme", "hello"}});
  refused("no backup of Yingda");
  pack({{kBackupManifest, R"({"format":99})"}});
  refused("newer version");
  pack({{kBackupManifest, R"({"format":1})"}});
  refused("the database is missing");
  pack({{kBackupManifest, R"({"format":1})"}, {kBackupDatabase, "no database"}});
  refused("backup");
}

TEST_F(BackupTest, RefusesFilesThatAreNotWhatTheyShouldBe) {
  const std::string hash = to_hex(sha256("right"));
  const std::string name = "files/" + hash.substr(0, 2) + "/" + hash;
  const auto with = [&](const std::string& path, const std::string& bytes) {
    pack({{kBackupManifest, R"({"format":1})"}, {kBackupDatabase, ""}, {path, bytes}});
  };
  with(name, "wrong");
  refused("is damaged");
  for (const std::string& path : {std::string("../evil"), "files/../" + hash, "files/" + hash}) {
    with(path, "right");
    refused("there should be no entry");
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "evil"));
  with(name, std::string(700'000, 'x'));
  std::filesystem::resize_file(file(), std::filesystem::file_size(file()) - 20);
  refused("cannot be used");
}

}  // namespace
}  // namespace yingda::app
