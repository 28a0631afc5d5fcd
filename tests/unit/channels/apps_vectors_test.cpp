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

// Entries of our channels; an empty list where the file is not there.
Json entries_of_apps() {
  const std::filesystem::path path = std::string(YINGDA_SOURCE_DIR) + "/../shared/vectors.json";
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  const Json file = read_json(text.str()).value_or(Json());
  Json out = Json::array();
  for (const Json& entry : at(file, "vectors")) {
    if (kAppChannels.contains(text_at(entry, "channel"))) out.push_back(entry);
  }
  return out;
}

TEST(Vectors, OfAppsAndPartnersPass) {
  const Json entries = entries_of_apps();
  if (entries.empty()) GTEST_SKIP() << "no vectors on this machine";
  const auto run = run_vectors({{"vectors", entries}});
  ASSERT_TRUE(run);
  EXPECT_EQ(run->failed, 0) << run->failures.dump(1);
  EXPECT_EQ(run->unsupported, 0) << run->by_channel.dump();
  EXPECT_EQ(run->passed, static_cast<int>(entries.size()));
}

// The body with each of its values in turn made into something else.
std::vector<std::string> broken_bodies(const Json& body) {
  static const std::vector<Json> kOthers = {nullptr, INT64_MAX, "", Json::array({Json::array()}),
                                            Json::object()};
  std::vector<std::string> out;
  const Json flat = body.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    // Also what holds the value: "/a/0/b", "/a/0", "/a".
    for (std::string path = pointer; !path.empty(); path.resize(path.rfind('/'))) {
      for (const Json& other : kOthers) {
        Json changed = body;
        changed[Json::json_pointer(path)] = other;
        out.push_back(changed.dump());
      }
    }
  }
  return out;
}

TEST(Vectors, BrokenBodiesHarmNothing) {
  const Json entries = entries_of_apps();
  if (entries.empty()) GTEST_SKIP() << "no vectors on this machine";
  for (const Json& entry : entries) {
    const std::string body = text_at(entry, "inputs/body");
    Json changed = entry;
    std::vector<std::string> bodies;
    for (std::size_t cut = 0; cut < body.size(); cut += 7) bodies.push_back(body.substr(0, cut));
    if (const auto json = read_json(body); json && json->is_structured() && !json->empty()) {
      for (auto& one : broken_bodies(*json)) bodies.push_back(std::move(one));
    }
    for (const auto& one : bodies) {
      changed["inputs"]["body"] = one;
      EXPECT_NO_THROW((void)run_vectors({{"vectors", Json::array({changed})}})) << one;
    }
  }
}

}  // namespace
}  // namespace yingda::channels::test
