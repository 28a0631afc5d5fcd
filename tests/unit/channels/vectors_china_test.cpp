// The published and constructed vectors of the channels of China, where the file lies beside the repository.

#include <array>
#include <fstream>
#include <iterator>

#include "channels/vector_inputs.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

class ChinaVectors : public testing::TestWithParam<const char*> {};

TEST_P(ChinaVectors, AllPass) {
  std::ifstream stream(YINGDA_SOURCE_DIR "/../shared/vectors.json");
  if (!stream) GTEST_SKIP() << "no vectors beside the repository";
  const Json file = Json::parse(stream);
  Json mine = Json::array();
  for (const Json& entry : file["vectors"]) {
    if (entry["channel"] == GetParam()) mine.push_back(entry);
  }
  const auto run = run_vectors({{"vectors", mine}});
  ASSERT_TRUE(run);
  EXPECT_EQ(run->failures, Json::array());
  EXPECT_EQ(run->unsupported, 0);
  EXPECT_EQ(run->passed, static_cast<int>(mine.size()));
}

INSTANTIATE_TEST_SUITE_P(Channels, ChinaVectors,
                         testing::Values("wechat_oa", "wechat_miniprogram", "wecom_app", "wecom_kf",
                                         "dingtalk", "feishu", "qq_bot", "weibo", "douyin", "tiktok"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace yingda::channels::test
