#include "core/channels/channel_service.hpp"

#include <utility>

#include "base/crypto.hpp"
#include "core/channels/channel_directory.hpp"
#include "core/journal.hpp"
#include "core/store_await.hpp"

namespace yingda {
namespace {

std::unexpected<Error> channel_not_found() {
  return fail(ErrorKind::not_found, "channel_not_found", "The workspace has no channel with this id.");
}

Status check_team(Tx& tx, const Channel& channel) {
  const TeamId team = channel.settings.team;
  if (!team || tx.members().team(channel.workspace, team)) return {};
  return fail(ErrorKind::not_found, "team_not_found", "The workspace has no team with this id.",
              "/settings/team_id");
}

}  // namespace

std::string new_channel_key() { return random_text(22); }

Result<Channel> create_channel(Tx& tx, Channel wanted, const Actor& actor) {
  if (auto checked = check_team(tx, wanted); !checked) return std::unexpected(std::move(checked.error()));
  wanted.id = new_id<ChannelId>();
  wanted.key = new_channel_key();
  wanted.created_at = now_ms();
  tx.channels().insert(wanted);
  record(tx, wanted.workspace, actor, "channel.created", to_text(wanted.id));
  announce(tx, wanted.workspace, EventType::channel_changed, wanted.id.value);
  return wanted;
}

async::Task<Result<std::vector<Channel>>> ChannelService::list(WorkspaceId workspace) {
  co_return co_await read<std::vector<Channel>>(
      store_, [workspace](Tx& tx) -> Result<std::vector<Channel>> { return tx.channels().list(workspace); });
}

async::Task<Result<Channel>> ChannelService::get(WorkspaceId workspace, ChannelId channel) {
  co_return co_await read<Channel>(store_, [workspace, channel](Tx& tx) -> Result<Channel> {
    auto found = tx.channels().find(workspace, channel);
    if (!found) return channel_not_found();
    return std::move(*found);
  });
}

async::Task<Result<Channel>> ChannelService::create(WorkspaceId workspace, Channel wanted, Actor actor) {
  wanted.workspace = workspace;
  auto made = co_await write<Channel>(
      store_, [wanted = std::move(wanted), actor = std::move(actor)](Tx& tx) mutable -> Result<Channel> {
        return create_channel(tx, std::move(wanted), actor);
      });
  if (made) co_await directory_.refresh();
  co_return made;
}

async::Task<Result<Channel>> ChannelService::update(WorkspaceId workspace, ChannelId channel,
                                                    Edit<Channel> edit, Actor actor) {
  auto changed = co_await write<Channel>(store_,
                                         [workspace, channel, edit = std::move(edit),
                                          actor = std::move(actor)](Tx& tx) mutable -> Result<Channel> {
                                           auto stored = tx.channels().find(workspace, channel);
                                           if (!stored) return channel_not_found();
                                           if (auto edited = edit(*stored); !edited)
                                             return std::unexpected(std::move(edited.error()));
                                           if (auto checked = check_team(tx, *stored); !checked)
                                             return std::unexpected(std::move(checked.error()));
                                           tx.channels().update(*stored);
                                           record(tx, workspace, actor, "channel.updated", to_text(channel));
                                           announce(tx, workspace, EventType::channel_changed, channel.value);
                                           return std::move(*stored);
                                         });
  if (changed) co_await directory_.refresh();
  co_return changed;
}

async::Task<Status> ChannelService::remove(WorkspaceId workspace, ChannelId channel, Actor actor) {
  auto removed =
      co_await write<void>(store_, [workspace, channel, actor = std::move(actor)](Tx& tx) -> Status {
        if (!tx.channels().remove(workspace, channel)) return channel_not_found();
        record(tx, workspace, actor, "channel.removed", to_text(channel));
        announce(tx, workspace, EventType::channel_changed, channel.value);
        return {};
      });
  if (removed) co_await directory_.refresh();
  co_return removed;
}

}  // namespace yingda
