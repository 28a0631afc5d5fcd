#include "http/views/candidates.hpp"

#include "http/views/json_fields.hpp"

namespace yingda::http::views {
namespace {

const Answer& answer_in(const Entry& entry, std::string_view language) {
  for (const Answer& answer : entry.answers) {
    if (answer.language == language) return answer;
  }
  return entry.answers.front();
}

Json why(const bot::Candidate& candidate) {
  const Json tier = {{"name", candidate.tier}, {"score", candidate.score}};
  Json view = {{"tiers", Json::array({tier})}};
  put_text(view, "matched_wording", candidate.wording);
  if (!candidate.terms.empty()) view["matched_terms"] = candidate.terms;
  Json features = Json::array();
  for (const auto& [name, feature] : candidate.why.items()) {
    features.push_back({{"name", name},
                        {"value", feature.value("value", 0.0)},
                        {"contribution", feature.value("contribution", 0.0)}});
  }
  if (!features.empty()) view["features"] = std::move(features);
  return view;
}

Json candidate_of(const bot::Candidate& candidate, const Entry& entry, std::string_view language) {
  Json view = {{"entry_id", to_text(candidate.entry)},
               {"question", entry.question},
               {"score", candidate.score},
               {"answer", to_json(answer_in(entry, language).parts)},
               {"why", why(candidate)}};
  put_text(view, "category", entry.category);
  if (!entry.source_title.empty() || !entry.source_url.empty()) {
    Json source = {{"title", entry.source_title.empty() ? entry.source_url : entry.source_title}};
    put_text(source, "url", entry.source_url);
    view["sources"] = Json::array({std::move(source)});
  }
  return view;
}

}  // namespace

Json candidates(const bot::Snapshot& snapshot, const std::vector<bot::Candidate>& candidates,
                std::string_view language) {
  Json list = Json::array();
  for (const bot::Candidate& each : candidates) {
    const Entry* entry = snapshot.find(each.entry);
    if (entry != nullptr && !entry->answers.empty()) list.push_back(candidate_of(each, *entry, language));
  }
  return list;
}

}  // namespace yingda::http::views
