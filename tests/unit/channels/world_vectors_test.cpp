#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "channels/vector_inputs.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

const std::set<std::string> kWorld = {"whatsapp_cloud",    "messenger", "instagram", "line",    "kakao",
                                      "zalo_oa",           "viber",     "slack",     "discord", "teams",
                                      "x_account_activity"};

std::optional<Json> world_entries() {
  const std::filesystem::path file = std::filesystem::path(YINGDA_SOURCE_DIR) / "../shared/vectors.json";
  if (!std::filesystem::exists(file)) return std::nullopt;
  std::ifstream in(file);
  Json all = Json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
  Json ours = Json::array();
  for (Json& entry : all["vectors"]) {
    if (kWorld.contains(entry["channel"].get<std::string>())) ours.push_back(std::move(entry));
  }
  return ours;
}

// Every value of the tree once replaced by each of the others.
std::vector<Json> spoilt(const Json& body) {
  const std::vector<Json> others = {Json(),         Json(7),  Json("x"), Json::array({1, "a"}),
                                    Json{{"a", 1}}, Json(0.5)};
  std::vector<Json> out;
  const Json flat = body.flatten();
  std::set<std::string> paths;
  for (const auto& [path, leaf] : flat.items()) {
    for (std::string at = path; !at.empty(); at.erase(at.rfind('/'))) paths.insert(at);
  }
  for (const std::string& path : paths) {
    for (const Json& other : others) {
      Json changed = body;
      changed[Json::json_pointer(path)] = other;
      out.push_back(std::move(changed));
    }
  }
  return out;
}

TEST(WorldVectors, EveryEntryOfThesePlatformsComesOutAsWritten) {
  auto ours = world_entries();
  if (!ours) GTEST_SKIP() << "no vectors here";
  const auto run = run_vectors({{"vectors", std::move(*ours)}});
  ASSERT_TRUE(run);
  EXPECT_GT(run->passed, 0);
  EXPECT_EQ(run->failed, 0) << run->failures.dump(1);
  EXPECT_EQ(run->unsupported, 0) << run->by_channel.dump(1);
  RecordProperty("passed", run->passed);
}

TEST(WorldVectors, NoPushThrowsWhateverStandsInIt) {
  const auto ours = world_entries();
  if (!ours) GTEST_SKIP() << "no vectors here";
  int tried = 0;
  for (const Json& entry : *ours) {
    const auto body = read_json(text_at(entry, "inputs/body"));
    if (!body || text_at(entry, "kind") != "payload") continue;
    for (const Json& changed : spoilt(*body)) {
      Json inputs = at(entry, "inputs");
      inputs["body"] = changed.dump();
      ++tried;
      EXPECT_NO_THROW({
        const auto got = adapter(text_at(entry, "channel")).run_vector("payload", inputs, Json::object());
        if (got) EXPECT_FALSE(got->dump().empty());
      }) << changed.dump();
    }
  }
  EXPECT_GT(tried, 1000);
}

}  // namespace
}  // namespace yingda::channels::test
