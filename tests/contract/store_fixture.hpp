#pragma once
// What every store must do, written once: a kind of store is a StoreBackend, and the tests run on each.

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store.hpp"

// Naming one field of a filter and leaving the others at their defaults is meant.
#pragma clang diagnostic ignored "-Wmissing-designated-field-initializers"

namespace yingda::contract {

using Ids = std::vector<std::int64_t>;

struct StoreBackend {
  std::string name;
  // Opens the store that lives in `folder`, making it when it is new. `queue_bound`: units that may wait.
  std::function<Result<std::unique_ptr<Store>>(const std::string& folder, std::size_t queue_bound)> open;
};

inline void PrintTo(const StoreBackend& backend, std::ostream* out) { *out << backend.name; }

inline constexpr std::size_t kRoomyQueue = 8192;

// Hands a unit in and waits for its completion.
inline Status run_write(Store& store, Store::Work work) {
  std::promise<Status> done;
  store.submit_write(std::move(work), [&done](Status status) { done.set_value(std::move(status)); });
  return done.get_future().get();
}
inline Status run_read(Store& store, Store::Work work) {
  std::promise<Status> done;
  store.submit_read(std::move(work), [&done](Status status) { done.set_value(std::move(status)); });
  return done.get_future().get();
}

// One company with everything that a conversation needs.
struct Tenant {
  Workspace workspace;
  Account account;
  Member member;
  Team team;
  Channel channel;
  Contact contact;
  Conversation conversation;
};

inline Tenant make_tenant(const std::string& slug) {
  Tenant t;
  t.workspace.id = new_id<WorkspaceId>();
  t.workspace.slug = slug;
  t.workspace.name = slug + " 公司";
  t.account.id = new_id<AccountId>();
  t.account.email = slug + "@example.com";
  t.account.name = slug + " 客服";
  t.member.id = new_id<MemberId>();
  t.member.workspace = t.workspace.id;
  t.member.account = t.account.id;
  t.member.name = t.account.name;
  t.member.email = t.account.email;
  t.team.id = new_id<TeamId>();
  t.team.workspace = t.workspace.id;
  t.team.name = "售后";
  t.channel.id = new_id<ChannelId>();
  t.channel.workspace = t.workspace.id;
  t.channel.key = slug + "-key";
  t.channel.name = "网站";
  t.contact.id = new_id<ContactId>();
  t.contact.workspace = t.workspace.id;
  t.contact.name = slug + " 顾客";
  t.conversation.id = new_id<ConversationId>();
  t.conversation.workspace = t.workspace.id;
  t.conversation.channel = t.channel.id;
  t.conversation.contact = t.contact.id;
  t.conversation.created_at = t.conversation.last_message_at = 1'000;
  return t;
}

inline void insert_tenant(Tx& tx, const Tenant& t) {
  tx.workspaces().insert(t.workspace);
  tx.members().insert_account(t.account);
  tx.members().insert_member(t.member);
  tx.members().insert_team(t.team);
  tx.channels().insert(t.channel);
  tx.contacts().insert(t.contact);
  tx.conversations().insert(t.conversation);
}

inline Message make_message(const Tenant& t, std::int64_t seq, const std::string& text) {
  Message message;
  message.id = new_id<MessageId>();
  message.workspace = t.workspace.id;
  message.conversation = t.conversation.id;
  message.seq = seq;
  message.parts = {TextPart{text}};
  message.created_at = 1'000 + seq;
  return message;
}

// Stores a message with its event, as the services do.
inline void add_message(Tx& tx, const Message& message) {
  tx.conversations().insert_message(message);
  Event event;
  event.workspace = message.workspace;
  event.type = EventType::message_created;
  event.conversation = message.conversation;
  event.ref = message.id.value;
  event.at = message.created_at;
  tx.events().append(event);
}

class StoreContract : public testing::TestWithParam<StoreBackend> {
 protected:
  void SetUp() override {
    static std::atomic<int> count{0};
    folder_ =
        testing::TempDir() + "yingda-store-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  Store& store() {
    if (!store_) reopen();
    return *store_;
  }
  void reopen(std::size_t queue_bound = kRoomyQueue) {
    store_.reset();
    auto opened = GetParam().open(folder_, queue_bound);
    if (!opened) throw std::runtime_error(opened.error().code + ": " + opened.error().detail);
    store_ = std::move(*opened);
  }
  void close() { store_.reset(); }

  // A unit that must be stored.
  void write(std::function<void(Tx&)> work) {
    const auto status = run_write(store(), [&work](Tx& tx) -> Status {
      work(tx);
      return {};
    });
    ASSERT_TRUE(status) << status.error().code << ": " << status.error().detail;
  }
  template <class Read>
  auto read(Read work) {
    std::optional<decltype(work(std::declval<Tx&>()))> value;
    const auto status = run_read(store(), [&](Tx& tx) -> Status {
      value.emplace(work(tx));
      return {};
    });
    if (!status) throw std::runtime_error(status.error().code);
    return std::move(*value);
  }
  Tenant add_tenant(const std::string& slug) {
    auto tenant = make_tenant(slug);
    write([&](Tx& tx) { insert_tenant(tx, tenant); });
    return tenant;
  }

  std::string folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace yingda::contract
