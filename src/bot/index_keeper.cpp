#include "bot/index_keeper.hpp"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "bot/knowledge.hpp"
#include "nlu/retrieval/index.hpp"

namespace yingda::bot {
namespace {

// Entries that are encoded and written at once: about a second, so that little is lost when the program
// stops.
constexpr std::size_t kSliceDocuments = 500;

}  // namespace

nlu::Document document_of(const Entry& entry) {
  nlu::Document document{to_text(entry.id), {{nlu::FieldKind::question, entry.question}}};
  for (const std::string& similar : entry.similar)
    document.fields.push_back({nlu::FieldKind::similar, similar});
  std::string keywords;
  for (const std::string& keyword : entry.keywords)
    keywords.append(keywords.empty() ? "" : " ").append(keyword);
  if (!keywords.empty()) document.fields.push_back({nlu::FieldKind::keywords, std::move(keywords)});
  document.fields.push_back({nlu::FieldKind::passage, text_of_answers(entry)});
  return document;
}

struct IndexKeeper::Impl {
  Impl(std::filesystem::path where, const Log& log_used) : folder(std::move(where)), log(log_used) {}

  // Of the keeper's thread. Null where the folder cannot be used.
  std::shared_ptr<nlu::RetrievalIndex> open(WorkspaceId workspace) {
    if (const auto known = find(workspace)) return known;
    const auto path = folder / to_text(workspace);
    auto index = nlu::RetrievalIndex::open(path, source);
    if (!index && index.error().code == "index_damaged") {
      log.warn("an index is damaged and is built anew", {{"detail", index.error().detail}});
      std::error_code ignored;
      std::filesystem::remove_all(path, ignored);
      index = nlu::RetrievalIndex::open(path, source);
    }
    if (!index) {
      log.error("an index cannot be used; the workspace is served by words alone",
                {{"code", index.error().code}, {"detail", index.error().detail}});
      return nullptr;
    }
    const std::lock_guard lock(mutex);
    return indexes[workspace] = std::move(*index);
  }

  std::shared_ptr<nlu::RetrievalIndex> find(WorkspaceId workspace) const {
    const std::lock_guard lock(mutex);
    const auto known = indexes.find(workspace);
    return known == indexes.end() ? nullptr : known->second;
  }

  // Whether a newer snapshot of the workspace waits, or the end.
  bool is_outdated(WorkspaceId workspace, const std::stop_token& stop) const {
    const std::lock_guard lock(mutex);
    return stop.stop_requested() || waiting.contains(workspace);
  }

  // False when it was left undone.
  bool bring_up_to_date(nlu::RetrievalIndex& index, const Snapshot& snapshot, const std::stop_token& stop) {
    std::vector<nlu::Document> documents;
    documents.reserve(snapshot.entries().size());
    for (const Entry& entry : snapshot.entries()) documents.push_back(document_of(entry));
    auto change = index.difference(documents);
    Status done = index.apply({{}, std::move(change.remove)}, stop);
    for (std::size_t at = 0; done && at < change.put.size(); at += kSliceDocuments) {
      if (is_outdated(snapshot.workspace().id, stop)) return false;
      const auto slice = std::span(change.put).subspan(at, std::min(kSliceDocuments, change.put.size() - at));
      done = index.apply({{slice.begin(), slice.end()}, {}}, stop);
      if (done) done = index.merge(false, stop);
    }
    if (!done && done.error().code != "stopped") {
      log.error("an index cannot be brought up to date",
                {{"code", done.error().code}, {"detail", done.error().detail}});
    }
    return done.has_value();
  }

  std::shared_ptr<const Snapshot> joined(const nlu::RetrievalIndex& index, const Snapshot& snapshot) const {
    const auto entry_of = [&snapshot](std::string_view id) -> std::optional<nlu::EntryIndex> {
      const auto parsed = parse_id<EntryId>(id);
      const Entry* entry = parsed ? snapshot.find(*parsed) : nullptr;
      if (entry == nullptr) return std::nullopt;
      return static_cast<nlu::EntryIndex>(entry - snapshot.entries().data());
    };
    return std::make_shared<const Snapshot>(
        snapshot, std::make_shared<const nlu::WideMeaning>(index.view(), index.source(), entry_of));
  }

  void work(const std::stop_token& stop) {
    for (;;) {
      std::shared_ptr<const Snapshot> snapshot;
      {
        std::unique_lock lock(mutex);
        if (!changed.wait(lock, stop, [this] { return !waiting.empty(); })) return;
        snapshot = waiting.begin()->second;
        waiting.erase(waiting.begin());
      }
      const auto index = open(snapshot->workspace().id);
      if (index && bring_up_to_date(*index, *snapshot, stop)) ready(snapshot, joined(*index, *snapshot));
    }
  }

  const std::filesystem::path folder;
  const Log log;
  nlu::VectorSource source;
  Ready ready;
  mutable std::mutex mutex;
  std::condition_variable_any changed;
  std::map<WorkspaceId, std::shared_ptr<const Snapshot>> waiting;
  std::map<WorkspaceId, std::shared_ptr<nlu::RetrievalIndex>> indexes;
  std::jthread worker;
};

IndexKeeper::IndexKeeper(std::filesystem::path folder, const Log& log)
    : impl_(std::make_unique<Impl>(std::move(folder), log)) {}
IndexKeeper::~IndexKeeper() { stop(); }

bool IndexKeeper::is_for(const Snapshot& snapshot) {
  std::size_t wordings = 0;
  for (const Entry& entry : snapshot.entries())
    wordings += nlu::MeaningTier::wordings_of(entry.similar.size());
  return !snapshot.entries().empty() && !nlu::MeaningTier::is_for(snapshot.entries().size(), wordings);
}

void IndexKeeper::start(nlu::VectorSource source, Ready ready) {
  impl_->source = std::move(source);
  impl_->ready = std::move(ready);
  impl_->worker = std::jthread([impl = impl_.get()](const std::stop_token& stop) { impl->work(stop); });
}

void IndexKeeper::stop() {
  impl_->worker.request_stop();
  if (impl_->worker.joinable()) impl_->worker.join();
}

void IndexKeeper::keep(std::shared_ptr<const Snapshot> snapshot) {
  if (!impl_->worker.joinable()) return;
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->waiting[snapshot->workspace().id] = std::move(snapshot);
  }
  impl_->changed.notify_all();
}

std::shared_ptr<const Snapshot> IndexKeeper::with_meanings(
    const std::shared_ptr<const Snapshot>& snapshot) const {
  const auto index = impl_->find(snapshot->workspace().id);
  return index ? impl_->joined(*index, *snapshot) : nullptr;
}

}  // namespace yingda::bot
