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

TEST(WorldVectors, EveryEntryOfThesePlatformsComesOutAsWritten) {
  const std::filesystem::path file = std::filesystem::path(YINGDA_SOURCE_DIR) / "../shared/vectors.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no vectors here";
  std::ifstream in(file);
  Json all = Json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
  Json ours = Json::array();
  for (Json& entry : all["vectors"]) {
    if (kWorld.contains(entry["channel"].get<std::string>())) ours.push_back(std::move(entry));
  }
  const auto run = run_vectors({{"vectors", std::move(ours)}});
  ASSERT_TRUE(run);
  EXPECT_GT(run->passed, 0);
  EXPECT_EQ(run->failed, 0) << run->failures.dump(1);
  EXPECT_EQ(run->unsupported, 0) << run->by_channel.dump(1);
}

}  // namespace
}  // namespace yingda::channels::test
