#pragma once
// Everything below HTTP, wired: the store with its readers of the event stream, the bot, and the services.
// Members are in the order in which they are made; what comes later uses what comes earlier.

#include <filesystem>
#include <memory>
#include <string>

#include "async/offload.hpp"
#include "async/runtime.hpp"
#include "base/config.hpp"
#include "base/log.hpp"
#include "bot/knowledge_evaluator.hpp"
#include "bot/registry.hpp"
#include "bot/responder.hpp"
#include "channels/relay/relay.hpp"
#include "core/channels/channel_directory.hpp"
#include "core/channels/channel_service.hpp"
#include "core/contacts/contact_service.hpp"
#include "core/conversations/desk_service.hpp"
#include "core/conversations/inbox_service.hpp"
#include "core/evaluations/evaluation_service.hpp"
#include "core/knowledge/canned_service.hpp"
#include "core/knowledge/glossary_service.hpp"
#include "core/knowledge/knowledge_service.hpp"
#include "core/knowledge/learnt_service.hpp"
#include "core/live/directory.hpp"
#include "core/live/hub.hpp"
#include "core/members/api_key_service.hpp"
#include "core/members/member_service.hpp"
#include "core/members/team_service.hpp"
#include "core/routing/presence_board.hpp"
#include "core/routing/routing_service.hpp"
#include "core/store.hpp"
#include "core/uploads/upload_service.hpp"
#include "core/workspaces/workspace_service.hpp"

namespace yingda::app {

// The setting, without a slash at the end.
std::string public_url(const Config& config);

class Domain {
 public:
  // `box` opens the channels' secrets. `store` is open and ids are seeded; nothing has been written by this
  // process yet, or events of it are not wanted.
  Domain(std::unique_ptr<Store> opened, async::Runtime& runtime, SecretBox box, const Config& config,
         const Log& log);
  ~Domain();
  Domain(const Domain&) = delete;
  Domain& operator=(const Domain&) = delete;

  // Loads snapshots and directories and begins to follow the event stream. Blocks; not from a thread of the
  // runtime.
  Status start();
  // Ends the background work. Idempotent; blocks likewise.
  void stop();

  async::Runtime& runtime;
  async::Offload offload;
  std::unique_ptr<Store> store;

  PresenceBoard board;
  RoutingService routing;
  Directory directory;
  ChannelDirectory channel_directory;
  std::shared_ptr<const nlu::Identifier> languages;  // null: told by script
  bot::SnapshotRegistry bots;
  bot::EngineResponder responder;
  bot::KnowledgeEvaluator evaluator;
  LiveHub live;

  InboxService inbox;
  DeskService desk;
  ContactService contacts;
  WorkspaceService workspaces;
  MemberService members;
  TeamService teams;
  ApiKeyService api_keys;
  ChannelService channels;
  KnowledgeService knowledge;
  LearntService learnt;
  GlossaryService glossary;
  CannedReplyService canned_replies;
  EvaluationService evaluations;
  UploadService uploads;
  net::WebClient web;
  channels::Relay relay;

 private:
  bool started_ = false;
};

}  // namespace yingda::app
