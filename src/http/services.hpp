#pragma once
// Everything that route handlers work with. Filled by the composition; all of it outlives the server. Each
// file in http/routes/ takes what it needs.

#include "http/views/names.hpp"

namespace yingda {

namespace async {
class Offload;
}

class Store;
class ApiKeyService;
class CannedReplyService;
class ChannelDirectory;
class ChannelService;
class ContactService;
class DeskService;
class GlossaryService;
class EvaluationService;
class InboxService;
class KnowledgeService;
class LearntService;
class LiveHub;
class MemberService;
class RoutingService;
class TeamService;
class UploadService;
class WorkspaceService;

namespace bot {
class SnapshotRegistry;
}
namespace channels {
class Relay;
}

namespace http {

struct Services {
  Store& store;
  async::Offload& offload;
  WorkspaceService& workspaces;
  MemberService& members;
  TeamService& teams;
  ApiKeyService& api_keys;
  ChannelService& channels;
  ChannelDirectory& channel_directory;
  ContactService& contacts;
  KnowledgeService& knowledge;
  LearntService& learnt;
  GlossaryService& glossary;
  CannedReplyService& canned_replies;
  EvaluationService& evaluations;
  UploadService& uploads;
  InboxService& inbox;
  DeskService& desk;
  RoutingService& routing;
  LiveHub& live;
  channels::Relay& relay;
  const bot::SnapshotRegistry& bots;
  views::Names names;
};

}  // namespace http
}  // namespace yingda
