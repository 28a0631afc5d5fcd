#include "base/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace yingda {
namespace {

using testing::HasSubstr;

class ConfigTest : public testing::Test {
 protected:
  ConfigTest() {
    file_ =
        (std::filesystem::temp_directory_path() / ("yingda-config-" + std::to_string(::getpid()) + ".toml"))
            .string();
  }
  ~ConfigTest() override { std::filesystem::remove(file_); }

  Result<Config> load(const std::string& toml, std::map<std::string, std::string> environment = {},
                      const std::vector<std::pair<std::string, std::string>>& overrides = {}) {
    std::ofstream(file_) << toml;
    std::vector<std::string> names;
    for (const auto& [name, value] : environment) names.push_back(name);
    return Config::load(
        file_, overrides,
        [environment](const std::string& name) -> std::optional<std::string> {
          const auto found = environment.find(name);
          return found == environment.end() ? std::nullopt : std::optional(found->second);
        },
        names);
  }
  std::string refusal(const Result<Config>& config) {
    EXPECT_FALSE(config);
    if (config) return {};
    EXPECT_EQ(config.error().code, "config_invalid");
    return config.error().detail;
  }

  std::string file_;
};

TEST_F(ConfigTest, LaterSourcesWin) {
  const std::string toml =
      "[server]\nlisten = \"0.0.0.0:1\"\nthreads = 3\ntrusted_proxies = [\"10.0.0.1\", \"::1\"]\n";
  auto config = load(toml, {{"YINGDA_SERVER_THREADS", "4"}, {"YINGDA_DEMO_LOAD", "true"}},
                     {{"server.listen", "127.0.0.1:2"}});
  ASSERT_TRUE(config) << config.error().detail;
  EXPECT_EQ(config->text("server.listen"), "127.0.0.1:2");
  EXPECT_EQ(config->integer("server.threads"), 4);
  EXPECT_TRUE(config->flag("demo.load"));
  EXPECT_THAT(config->list("server.trusted_proxies"), testing::ElementsAre("10.0.0.1", "::1"));
  EXPECT_EQ(config->integer("server.json_limit"), 1024 * 1024);
}

TEST_F(ConfigTest, NamesFileLineAndReason) {
  EXPECT_THAT(refusal(load("[server]\n\nlissten = \"x\"\n")),
              HasSubstr(file_ + ":3: server.lissten: there is no such"));
  EXPECT_THAT(refusal(load("[server]\nthreads = 1000\n")),
              HasSubstr(":2: server.threads: 1000 is not between 0 and 256"));
  EXPECT_THAT(refusal(load("[server]\nthreads = \"two\"\n")), HasSubstr("a whole number is needed"));
  EXPECT_THAT(refusal(load("[server]\nlisten = \"nowhere\"\n")), HasSubstr("127.0.0.1:8080"));
  EXPECT_THAT(refusal(load("[server\n")), HasSubstr(file_ + ":1"));
  EXPECT_THAT(refusal(load("threads = 1\n")), HasSubstr("sections"));
  EXPECT_THAT(refusal(load("[log]\nlevel = \"loud\"\n")), HasSubstr("'loud' is none of debug|info"));
}

TEST_F(ConfigTest, RefusesUnknownVariablesAndOptions) {
  EXPECT_THAT(refusal(load("", {{"YINGDA_SERVER_LISTENN", "x"}})), HasSubstr("YINGDA_SERVER_LISTENN"));
  EXPECT_THAT(refusal(load("", {{"YINGDA_SERVER_THREADS", "many"}})),
              HasSubstr("'many' is not a whole number"));
  EXPECT_THAT(refusal(load("", {}, {{"server.nothing", "x"}})), HasSubstr("--server.nothing"));
}

TEST_F(ConfigTest, AMissingFileIsRefused) {
  const auto config = Config::load("/nowhere/yingda.toml", {});
  EXPECT_THAT(refusal(config), HasSubstr("/nowhere/yingda.toml"));
}

TEST_F(ConfigTest, SecretsAreNotShown) {
  auto config = load("[server]\nmetrics_token = \"hush\"\n");
  ASSERT_TRUE(config);
  for (const auto& [name, value] : config->shown())
    EXPECT_THAT(value, testing::Not(HasSubstr("hush"))) << name;
}

// YINGDA_TEST_UPDATE=1 writes the file anew.
TEST(ConfigDocs, AreCurrent) {
  const std::string path = YINGDA_SOURCE_DIR "/docs/config.md";
  if (std::getenv("YINGDA_TEST_UPDATE") != nullptr) std::ofstream(path) << render_config_docs();
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), render_config_docs())
      << "docs/config.md is out of date: run with YINGDA_TEST_UPDATE=1";
}

}  // namespace
}  // namespace yingda
