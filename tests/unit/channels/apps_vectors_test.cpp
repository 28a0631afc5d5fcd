// The published and our own test vectors of the channels beside the great messengers. The file lies beside
// the checkout on machines that have it.

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "channels/vector_inputs.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

const std::set<std::string> kAppChannels = {
    "twilio",          "aliyun_sms", "tencent_sms", "rcs_business", "apple_messages",
    "generic_webhook", "matrix",     "mattermost",  "zulip",        "rocketchat",
    "xiaohongshu",     "kuaishou",   "taobao",      "bilibili",     "jd",
    "pinduoduo",       "sip"};

TEST(Vectors, OfAppsAndPartnersPass) {
  const std::filesystem::path path = std::string(YINGDA_SOURCE_DIR) + "/../shared/vectors.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no vectors on this machine";
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  const Json file = read_json(text.str()).value_or(Json());
  Json mine = {{"vectors", Json::array()}};
  for (const Json& entry : at(file, "vectors")) {
    if (kAppChannels.contains(text_at(entry, "channel"))) mine["vectors"].push_back(entry);
  }
  ASSERT_GT(mine["vectors"].size(), 30U);
  const auto run = run_vectors(mine);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->failed, 0) << run->failures.dump(1);
  EXPECT_EQ(run->unsupported, 0) << run->by_channel.dump();
  RecordProperty("passed", run->passed);
}

}  // namespace
}  // namespace yingda::channels::test
