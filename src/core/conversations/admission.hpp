#pragma once
// How many messages may be under way at once, and whose. Beyond that a message is refused before anything of
// it is stored, which costs next to nothing, so that a burst does not become a queue that everybody waits in.
//
// Shares are fair: a workspace may hold the bound divided by the workspaces that are active now and one more;
// its channels divide its share in the same way. So there is always room for one who comes while others
// press, and nobody needs to be known beforehand. Thread-safe.

#include <cstddef>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/id.hpp"

namespace yingda {

class Admission {
 public:
  // The place of one message; given back when it goes.
  class [[nodiscard]] Pass {
   public:
    Pass(Pass&& other) noexcept;
    Pass& operator=(Pass&&) = delete;
    ~Pass();

   private:
    friend class Admission;
    Pass(Admission* admission, WorkspaceId workspace, ChannelId channel)
        : admission_(admission), workspace_(workspace), channel_(channel) {}
    Admission* admission_;
    WorkspaceId workspace_;
    ChannelId channel_;
  };

  // Every share is at least one message.
  explicit Admission(std::size_t bound) : bound_(bound) {}
  Admission(const Admission&) = delete;
  Admission& operator=(const Admission&) = delete;

  // Unset when the share is used up. The admission must outlive the pass.
  std::optional<Pass> enter(WorkspaceId workspace, ChannelId channel);
  std::size_t under_way() const;

 private:
  struct Tenant {
    std::size_t under_way = 0;
    std::unordered_map<ChannelId, std::size_t> channels;  // those with messages under way
  };
  void leave(WorkspaceId workspace, ChannelId channel);

  const std::size_t bound_;
  mutable std::mutex mutex_;
  std::size_t under_way_ = 0;
  std::unordered_map<WorkspaceId, Tenant> tenants_;
};

}  // namespace yingda
