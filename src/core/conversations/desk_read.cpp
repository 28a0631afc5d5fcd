#include "core/conversations/desk_read.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/conversations/desk_work.hpp"

namespace yingda::desk {
namespace {

constexpr int kMaxPage = 200;
// How far back the customer's last question is looked for.
constexpr int kLookBack = 50;

std::vector<TeamId> teams_of(Tx& tx, const DeskActor& actor) {
  std::vector<TeamId> mine;
  if (!actor.member) return mine;
  for (const Team& team : tx.members().teams(actor.workspace)) {
    if (std::find(team.members.begin(), team.members.end(), actor.member) != team.members.end()) {
      mine.push_back(team.id);
    }
  }
  return mine;
}

// Nothing: the view is empty for this actor.
std::optional<ConversationFilter> filter_of(Tx& tx, const DeskActor& actor, const DeskQuery& query) {
  ConversationFilter filter;
  filter.channel = query.channel;
  filter.contact = query.contact;
  filter.assignee = query.assignee;
  filter.from = query.from;
  filter.to = query.to;
  if (query.view != DeskView::all) filter.status = ConversationStatus::open;
  switch (query.view) {
    case DeskView::mine:
      if (!actor.member || (query.assignee && *query.assignee != actor.member)) return std::nullopt;
      filter.assignee = actor.member;
      break;
    case DeskView::unassigned:
      if (query.assignee) return std::nullopt;
      filter.handler = Handler::queue;
      filter.assignee = MemberId{};
      break;
    case DeskView::my_teams:
      filter.teams = teams_of(tx, actor);
      if (filter.teams.empty()) return std::nullopt;
      break;
    case DeskView::waiting:
      filter.handler = Handler::queue;
      break;
    case DeskView::bot:
      filter.handler = Handler::bot;
      break;
    case DeskView::resolved:
      filter.status = ConversationStatus::resolved;
      break;
    case DeskView::open:
    case DeskView::all:
      break;
  }
  return filter;
}

}  // namespace

DeskPage list(Tx& tx, const DeskActor& actor, const DeskQuery& query) {
  DeskPage page;
  const auto filter = filter_of(tx, actor, query);
  if (!filter) return page;
  const int limit = std::clamp(query.limit, 1, kMaxPage);
  auto found = tx.conversations().list(actor.workspace, *filter, query.before, limit + 1);
  const bool more = found.size() > static_cast<std::size_t>(limit);
  if (more) found.resize(static_cast<std::size_t>(limit));
  if (more) page.next = ConversationCursor{found.back().last_message_at, found.back().id};
  for (Conversation& one : found) page.items.push_back(with_contact(tx, std::move(one)));
  return page;
}

ConversationCounts counts(Tx& tx, const DeskActor& actor) {
  return tx.conversations().counts(actor.workspace, actor.member, teams_of(tx, actor));
}

Result<MessagePage> messages(Tx& tx, WorkspaceId workspace, ConversationId id, std::int64_t before_seq,
                             std::optional<std::int64_t> after_seq, int limit) {
  if (auto found = find(tx, workspace, id); !found) return std::unexpected(found.error());
  const int wanted = std::clamp(limit, 1, kMaxPage);
  const auto size = static_cast<std::size_t>(wanted);
  MessagePage page;
  page.items = after_seq ? tx.conversations().messages_after(workspace, id, *after_seq, wanted + 1)
                         : tx.conversations().messages_before(workspace, id, before_seq, wanted + 1);
  page.more = page.items.size() > size;
  if (!page.more) return page;
  if (after_seq) {
    page.items.resize(size);
  } else {
    page.items.erase(page.items.begin());
  }
  return page;
}

DeskHits search(Tx& tx, WorkspaceId workspace, const std::string& query, MessageId before, int limit) {
  DeskHits hits;
  const int wanted = std::clamp(limit, 1, kMaxPage);
  auto found = tx.conversations().search(workspace, query, before, wanted + 1);
  if (found.size() > static_cast<std::size_t>(wanted)) {
    found.resize(static_cast<std::size_t>(wanted));
    hits.next = found.back().message.id;
  }
  for (MessageHit& hit : found) {
    auto conversation = tx.conversations().find(workspace, hit.message.conversation);
    if (!conversation) continue;
    hits.items.push_back(
        {std::move(hit.message), with_contact(tx, std::move(*conversation)), std::move(hit.snippet)});
  }
  return hits;
}

Result<std::string> question(Tx& tx, WorkspaceId workspace, ConversationId id) {
  if (auto found = find(tx, workspace, id); !found) return std::unexpected(found.error());
  const auto messages = tx.conversations().messages_before(workspace, id, 0, kLookBack);
  for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
    if (it->author != Author::customer) continue;
    if (auto text = plain_text(it->parts); !text.empty()) return text;
  }
  return std::string();
}

}  // namespace yingda::desk

namespace yingda {

std::optional<DeskView> parse_desk_view(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, DeskView>, 8> kViews{
      {{"mine", DeskView::mine},
       {"unassigned", DeskView::unassigned},
       {"my_teams", DeskView::my_teams},
       {"waiting", DeskView::waiting},
       {"bot", DeskView::bot},
       {"open", DeskView::open},
       {"resolved", DeskView::resolved},
       {"all", DeskView::all}}};
  for (const auto& [name, view] : kViews) {
    if (name == text) return view;
  }
  return std::nullopt;
}

}  // namespace yingda
