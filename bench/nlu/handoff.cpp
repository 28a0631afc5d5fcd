// Plays dialogues in which a person must take over, or must not, on the knowledge of several companies, and
// asks ordinary questions: bench_nlu_handoff DIALOGUES.jsonl DIR… [--ordinary FILE…] [--models DIR] [--words]
// For choosing limits; the files that figures are reported on are not to be given here. The dialogues are of
// other trades than the companies, so that what the bot does not understand counts apart.

#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bot/company.hpp"
#include "bot/engine.hpp"
#include "nlu/encoder/encoder.hpp"
#include "nlu/langid/identifier.hpp"

namespace {

using namespace yingda;

struct Played {
  std::size_t at = 0;  // message at which a person took over, 0 = none
  HandoffReason reason{};
};

Played play(const bot::Snapshot& snapshot, const std::vector<std::string>& turns) {
  bot::State state;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const bot::Outcome outcome = bot::step(snapshot, state, {turns[i], false, 0, {}});
    if (outcome.handoff) return {i + 1, *outcome.handoff};
    state = outcome.state;
  }
  return {};
}

struct Tally {
  std::size_t right = 0;
  std::size_t all = 0;
};

void play_all(const bot::Snapshot& snapshot, const std::vector<bot::HandoffCase>& cases) {
  std::map<std::string, Tally> wanted;
  std::size_t needless = 0;
  std::size_t not_understood = 0;
  std::size_t unwanted = 0;
  for (const auto& item : cases) {
    if (!item.company.empty() && item.company != snapshot.workspace().slug) continue;
    const Played played = play(snapshot, item.turns);
    bool right = played.at == 0;
    if (item.handoff_at) {
      right = played.at != 0 && played.at + 1 >= *item.handoff_at && played.at <= *item.handoff_at + 1;
      for (Tally* tally : {&wanted[item.reason], &wanted["all"]}) tally->right += right ? 1 : 0, ++tally->all;
    } else {
      ++unwanted;
      const bool lost = played.at != 0 && played.reason == HandoffReason::not_understood;
      not_understood += lost ? 1 : 0;
      needless += right || lost ? 0 : 1;
    }
    if (!right)
      std::printf("  %s wanted at %zu, was at %zu for reason %d\n", item.id.c_str(),
                  item.handoff_at.value_or(0), played.at, static_cast<int>(played.reason));
  }
  for (const auto& [reason, tally] : wanted)
    std::printf("%s %zu/%zu  ", reason.c_str(), tally.right, tally.all);
  std::printf("needless %zu, not understood %zu of %zu\n", needless, not_understood, unwanted);
}

void ask_ordinary(const bot::Snapshot& snapshot, const std::string& file) {
  std::ifstream stream(file);
  std::size_t all = 0;
  std::size_t handed = 0;
  for (std::string line; std::getline(stream, line); ++all) {
    const std::string text = line.substr(line.find_last_of('\t') + 1);
    const bot::Outcome outcome = bot::step(snapshot, {}, {text, false, 0, {}});
    if (!outcome.handoff) continue;
    ++handed;
    std::printf("  needless (%d): %s\n", static_cast<int>(*outcome.handoff), text.c_str());
  }
  std::printf("%s: %zu of %zu handed over\n", file.c_str(), handed, all);
}

}  // namespace

int main(int argc, char** argv) {
  std::string models = "build/models";
  bool words = false;
  std::vector<std::string> files;
  std::vector<std::string> ordinary;
  auto* list = &files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--models" && i + 1 < argc) {
      models = argv[++i];
    } else if (argument == "--words") {
      words = true;
    } else if (argument == "--ordinary") {
      list = &ordinary;
    } else {
      list->emplace_back(argument);
    }
  }
  std::shared_ptr<const nlu::Encoder> encoder;
  if (!words) encoder = nlu::Encoder::load(models).value();
  const auto cases = bot::read_handoffs(files.at(0)).value().value();
  for (std::size_t i = 1; i < files.size(); ++i) {
    const auto company = bot::read_company(files[i]).value();
    const auto snapshot = bot::build_snapshot(company.workspace, bot::entries_with_similar(company),
                                              {encoder, nullptr, nullptr});
    std::printf("%s\n", files[i].c_str());
    play_all(*snapshot, cases);
    // A company's own questions: …/<slug>/test_questions.tsv.
    const std::string slug = files[i].substr(files[i].find_last_of('/') + 1);
    for (const std::string& file : ordinary) {
      if (file.find('/' + slug + '/') != std::string::npos) ask_ordinary(*snapshot, file);
    }
  }
}
