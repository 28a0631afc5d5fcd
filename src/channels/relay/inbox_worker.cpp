#include "channels/relay/inbox_worker.hpp"

#include <array>

#include "channels/relay/account.hpp"
#include "channels/relay/inbound_parts.hpp"
#include "channels/relay/stored.hpp"
#include "core/store_await.hpp"

namespace yingda::channels {
namespace {

constexpr int kMostAttempts = 10;
constexpr int kMostMediaAttempts = 3;
constexpr std::string_view kOurFiles = "/files/";
constexpr int kMostHops = 3;  // from a file's id to its bytes

// What may be better in a moment.
bool is_passing(const Error& error) {
  return error.kind == ErrorKind::overloaded || error.kind == ErrorKind::internal ||
         error.kind == ErrorKind::conflict;
}

VisitorMessage message_of(const Inbound& inbound, const InboxItem& item, Parts parts) {
  VisitorMessage message;
  message.visitor_id = visitor_of(inbound.user_id);
  message.client_message_id = item.dedupe_key;
  message.parts = std::move(parts);
  message.name = inbound.name;
  message.phone = inbound.phone;
  message.email = inbound.email;
  return message;
}

}  // namespace

async::Task<std::vector<Lane>> InboxWorker::due(int limit) {
  const auto items = co_await read<std::vector<InboxItem>>(
      context_.store, [now = now_ms(), limit](Tx& tx) -> Result<std::vector<InboxItem>> {
        return tx.channel_traffic().due_inbound(now, limit);
      });
  std::vector<Lane> lanes;
  if (items) {
    for (const InboxItem& item : *items) lanes.push_back({item.channel, item.visitor});
  }
  co_return lanes;
}

async::Task<void> InboxWorker::work(Lane lane, std::function<bool()> stopping) {
  using Found = std::optional<InboxItem>;
  while (!stopping()) {
    const auto found = co_await read<Found>(context_.store, [lane](Tx& tx) -> Result<Found> {
      return tx.channel_traffic().next_inbound(lane.channel, lane.visitor);
    });
    if (!found || !*found || (*found)->next_at > now_ms()) co_return;
    const InboxItem item = **found;
    const Status done = co_await handle(item);
    const auto channel = context_.directory.find(lane.channel);
    const bool off = channel && !channel->enabled;  // then it waits, however long
    const bool later = !done && (off || (is_passing(done.error()) && item.attempts + 1 < kMostAttempts));
    const std::string error = done ? "" : done.error().code;
    if (!done) {
      context_.log.warn("an inbound message was not handed on",
                        {{"code", error}, {"attempts", item.attempts + 1}});
      if (!later) context_.health.failed(lane.channel, error, done.error().detail, now_ms());
    }
    const auto written = co_await write<void>(
        context_.store,
        [id = item.id, later, error, next = now_ms() + backoff_of(item.attempts + 1)](Tx& tx) -> Status {
          if (later) {
            tx.channel_traffic().postpone_inbound(id, next, error);
          } else {
            tx.channel_traffic().finish_inbound(id, error);
          }
          return {};
        });
    if (later || !written) co_return;
  }
}

async::Task<Status> InboxWorker::handle(InboxItem item) {
  auto opened = open_channel(context_, item.channel);
  if (!opened) co_return std::unexpected(std::move(opened.error()));
  const auto inbound = std::make_shared<const Inbound>(unpack_inbound(item.inbound));
  if (auto followed = co_await follow(*opened, inbound); !followed) co_return followed;
  if (inbound->type == InboundType::event && !inbound->outgoing)
    co_return co_await handle_event(std::move(*opened), inbound, std::move(item));
  co_return co_await hand_on(std::move(*opened), inbound, std::move(item));
}

async::Task<Status> InboxWorker::follow(Opened opened, std::shared_ptr<const Inbound> inbound) {
  // Asked without a token first: most messages want nothing.
  if (!opened.adapter->follow_call(opened.account, {}, *inbound)) co_return Status{};
  const auto token = co_await context_.tokens.get(*opened.adapter, opened.account);
  if (!token) co_return std::unexpected(token.error());
  auto call = opened.adapter->follow_call(opened.account, *token, *inbound);
  if (!call) co_return Status{};
  const auto answer = co_await make_call(context_.web, std::move(*call));
  if (!answer) co_return std::unexpected(answer.error());
  if (answer->status < 500 && answer->status != 429) co_return Status{};
  co_return fail(ErrorKind::internal, "platform_busy",
                 "The platform answered " + std::to_string(answer->status) + ".");
}

async::Task<Status> InboxWorker::handle_event(Opened opened, std::shared_ptr<const Inbound> inbound,
                                              InboxItem item) {
  constexpr std::array<std::string_view, 2> kArrivals = {"subscribe", "enter_session"};
  if (std::ranges::find(kArrivals, inbound->event) != kArrivals.end())
    co_return co_await context_.inbox.greet(*opened.channel, message_of(*inbound, item, {}));
  // A menu's entry is a question that the owner has put there.
  if (inbound->event == "menu_click") co_return co_await hand_on(std::move(opened), inbound, std::move(item));
  co_return Status{};
}

async::Task<Status> InboxWorker::hand_on(Opened opened, std::shared_ptr<const Inbound> inbound,
                                         InboxItem item) {
  const auto channel = opened.channel;
  if (inbound->outgoing) {
    const auto ours = co_await read<bool>(
        context_.store, [id = channel->id, key = inbound->dedupe_key](Tx& tx) -> Result<bool> {
          return tx.channel_traffic().outbound_by_platform_id(id, key).has_value();
        });
    if (!ours) co_return std::unexpected(ours.error());
    if (*ours) co_return Status{};
  }
  auto parts = co_await fetch_parts(std::move(opened), inbound, item);
  if (!parts) co_return std::unexpected(std::move(parts.error()));
  if (parts->empty()) co_return Status{};
  VisitorMessage message = message_of(*inbound, item, std::move(*parts));
  if (inbound->outgoing) co_return co_await context_.inbox.record(*channel, std::move(message));
  const auto receipt = co_await context_.inbox.receive(*channel, std::move(message));
  if (!receipt) co_return std::unexpected(receipt.error());
  co_return Status{};
}

async::Task<Result<Parts>> InboxWorker::fetch_parts(Opened opened, std::shared_ptr<const Inbound> inbound,
                                                    InboxItem item) {
  std::vector<std::optional<FilePart>> files;
  for (std::size_t i = 0; i < inbound->media.size(); ++i) {
    const Media media = inbound->media[i];
    auto file = inbound->type == InboundType::link
                    ? Result<FilePart>(fail(ErrorKind::unsupported, "link", "A link is not fetched."))
                    : co_await fetch(opened, inbound, media);
    if (!file && is_passing(file.error()) && item.attempts + 1 < kMostMediaAttempts)
      co_return std::unexpected(std::move(file.error()));
    if (!file && inbound->type != InboundType::link)
      context_.log.warn("a customer's file could not be taken over", {{"code", file.error().code}});
    files.push_back(file ? std::optional(std::move(*file)) : std::nullopt);
  }
  co_return parts_of(*inbound, files, co_await is_chinese(item.workspace));
}

async::Task<Result<FilePart>> InboxWorker::fetch(Opened opened, std::shared_ptr<const Inbound> inbound,
                                                 Media media) {
  // Only what was taken over with the message itself (mailboxes.hpp): nobody else may name our files.
  const bool taken =
      !opened.adapter->capabilities(opened.account).webhook && media.url.starts_with(kOurFiles);
  if (taken) co_return co_await stored_file(media);
  const std::size_t most = context_.options.media_bytes;
  auto token = co_await context_.tokens.get(*opened.adapter, opened.account);
  if (!token) co_return std::unexpected(std::move(token.error()));
  auto call = opened.adapter->media_call(opened.account, *token, media);
  if (!call && !media.url.empty()) call = Call{"GET", media.url, {}, ""};
  if (!call)
    co_return fail(ErrorKind::unsupported, "media_not_offered", "The channel gives no access to files.");
  std::string bytes;
  for (int hop = 0; call && hop < kMostHops; ++hop) {
    auto answer = co_await make_call(context_.web, std::move(*call), most);
    if (!answer && answer.error().code == "answer_too_large")
      co_return fail(ErrorKind::too_large, "upload_too_large", "The customer's file is too large.");
    if (!answer) co_return std::unexpected(std::move(answer.error()));
    const bool fine = answer->status >= 200 && answer->status < 300;
    if (!fine) {
      co_return fail(answer->status >= 500 ? ErrorKind::internal : ErrorKind::not_found, "media_refused",
                     "The platform answered " + std::to_string(answer->status) + " instead of the file.");
    }
    call = opened.adapter->media_next(opened.account, *token, media, *answer);
    bytes = std::move(answer->body);
  }
  auto file = opened.adapter->read_media(opened.account, media, std::move(bytes));
  if (!file) co_return std::unexpected(std::move(file.error()));
  auto upload = co_await context_.uploads.add(opened.channel->workspace, media_name(*inbound, media),
                                              std::move(*file), {"channel:" + opened.account.id, {}});
  if (!upload) co_return std::unexpected(std::move(upload.error()));
  co_return to_part(*upload);
}

// Taken over before the message was stored.
async::Task<Result<FilePart>> InboxWorker::stored_file(Media media) {
  const std::string rest = media.url.substr(kOurFiles.size());
  auto found = co_await context_.uploads.find(rest.substr(0, rest.find('/')));
  if (!found) co_return std::unexpected(std::move(found.error()));
  co_return to_part(found->upload);
}

async::Task<bool> InboxWorker::is_chinese(WorkspaceId workspace) {
  const auto chinese = co_await read<bool>(context_.store, [workspace](Tx& tx) -> Result<bool> {
    const auto found = tx.workspaces().find(workspace);
    return !found || found->locale == "zh";
  });
  co_return chinese.value_or(true);
}

}  // namespace yingda::channels
