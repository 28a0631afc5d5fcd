#pragma once
// Everything that route handlers work with. Filled by the composition; all of it outlives the server. Each
// file in http/routes/ takes what it needs.

namespace yingda {

class Store;
class ApiKeyService;
class CannedReplyService;
class ChannelDirectory;
class ChannelService;
class ContactService;
class KnowledgeService;
class MemberService;
class TeamService;
class UploadService;
class WorkspaceService;

namespace http {

struct Services {
  Store& store;
  WorkspaceService& workspaces;
  MemberService& members;
  TeamService& teams;
  ApiKeyService& api_keys;
  ChannelService& channels;
  ChannelDirectory& channel_directory;
  ContactService& contacts;
  KnowledgeService& knowledge;
  CannedReplyService& canned_replies;
  UploadService& uploads;
};

}  // namespace http
}  // namespace yingda
