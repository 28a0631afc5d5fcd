#pragma once
// Learns, in the background, what the way between the two encoders needs (nlu/bridge/bridge.hpp): first the
// texts that all workspaces share, then each workspace's own. Until then a workspace is served as without e5.

#include <functional>
#include <memory>
#include <vector>

#include "base/id.hpp"
#include "base/log.hpp"
#include "core/knowledge/types.hpp"
#include "core/workspaces/types.hpp"
#include "nlu/bridge/bridge.hpp"

namespace yingda::bot {

// A company's texts as the bridge wants them.
nlu::Bridge::Texts bridge_texts(const Workspace& workspace, const std::vector<Entry>& entries);

class BridgeKeeper {
 public:
  // `load` is called once, on the keeper's thread, since it takes a while; null: there is no bridge.
  using Loader = std::function<std::shared_ptr<nlu::Bridge>(std::shared_ptr<const nlu::Encoder>)>;
  using Ready = std::function<void(WorkspaceId)>;

  BridgeKeeper(Loader load, const Log& log);
  ~BridgeKeeper();  // stop()
  BridgeKeeper(const BridgeKeeper&) = delete;
  BridgeKeeper& operator=(const BridgeKeeper&) = delete;

  // Starts the thread. `ready` is called on it with a workspace for which encoder_for() now has more to give.
  void start(std::shared_ptr<const nlu::Encoder> encoder, Ready ready);
  // Ends it after the text that it is at. Idempotent.
  void stop();
  // The encoder to learn the workspace with, by what is known now; what is missing is learnt next. The plain
  // one before start(). Takes up to a second for new texts. Any thread.
  std::shared_ptr<const nlu::Encoder> encoder_for(const Workspace& workspace,
                                                  const std::vector<Entry>& entries,
                                                  std::shared_ptr<const nlu::Encoder> plain);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yingda::bot
