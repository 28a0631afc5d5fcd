// Logs, metrics and secrets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <thread>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"

namespace yingda {
namespace {

using testing::HasSubstr;

TEST(Log, OneJsonObjectALine) {
  std::vector<std::string> lines;
  const Log log = Log::to_sink(LogLevel::info, [&](std::string_view line) { lines.emplace_back(line); });
  log.debug("not written");
  log.with("module", "http").warn("say \"hi\"\n", {{"n", 3}, {"ok", true}, {"x", 0.5}, {"bad", "\xff\x01"}});
  ASSERT_EQ(lines.size(), 1U);
  const Json line = Json::parse(lines[0]);
  EXPECT_EQ(line.at("level"), "warn");
  EXPECT_EQ(line.at("msg"), "say \"hi\"\n");
  EXPECT_EQ(line.at("module"), "http");
  EXPECT_EQ(line.at("n"), 3);
  EXPECT_EQ(line.at("ok"), true);
  EXPECT_EQ(line.at("x"), 0.5);
  EXPECT_TRUE(line.at("bad").is_string());
}

RC_GTEST_PROP(Log, AnythingStaysValidJson, (const std::string& message, const std::string& value)) {
  std::string line;
  Log::to_sink(LogLevel::info, [&](std::string_view text) { line = text; }).info(message, {{"field", value}});
  RC_ASSERT(Json::accept(line));
}

TEST(Metrics, RendersPrometheusText) {
  Metrics metrics;
  metrics.counter("a_total", "As.", {{"kind", "x\"y"}}).add(3);
  metrics.gauge("b", "Bs.").set(-2);
  metrics.gauge_from("c", "Cs.", [] { return 1.5; });
  auto& histogram = metrics.histogram("d_seconds", "Ds.", {0.1, 1});
  histogram.observe(0.05);
  histogram.observe(0.1);
  histogram.observe(5);
  const std::string text = metrics.render();
  EXPECT_THAT(text, HasSubstr("# TYPE a_total counter\na_total{kind=\"x\\\"y\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("b -2\n"));
  EXPECT_THAT(text, HasSubstr("c 1.5\n"));
  EXPECT_THAT(text, HasSubstr("d_seconds_bucket{le=\"0.1\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("d_seconds_bucket{le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("d_seconds_sum 5.15\n"));
  EXPECT_THAT(text, HasSubstr("d_seconds_count 3\n"));
}

TEST(Metrics, CountsFromManyThreads) {
  Metrics metrics;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        for (int n = 0; n < 1000; ++n) metrics.counter("n_total", "N.").add();
      });
    }
  }
  EXPECT_EQ(metrics.counter("n_total", "N.").value(), 4000U);
  EXPECT_THROW(metrics.gauge("n_total", "N."), std::logic_error);
}

TEST(Crypto, KnownDigestAndForms) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_base64url(std::string("\xfb\xff", 2)), "-_8");
  EXPECT_EQ(from_base64url("-_8"), std::string("\xfb\xff", 2));
  EXPECT_FALSE(from_base64url("-_8="));
  EXPECT_EQ(to_base64url(random_bytes(32)).size(), 43U);
  EXPECT_NE(random_text(22), random_text(22));
  EXPECT_TRUE(equal_secrets("same", "same"));
  EXPECT_FALSE(equal_secrets("same", "sama"));
  EXPECT_FALSE(equal_secrets("same", "same "));
}

TEST(Crypto, PasswordsAreArgon2idWithTheStatedCost) {
  const std::string hash = hash_password("correct horse");
  EXPECT_THAT(hash, testing::StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(verify_password(hash, "correct horse"));
  EXPECT_FALSE(verify_password(hash, "correct horsf"));
  EXPECT_FALSE(verify_password("no hash", "x"));
}

RC_GTEST_PROP(Crypto, SealedTextOpensWithItsKeyOnly, (const std::string& plain)) {
  const std::string key = random_bytes(32);
  std::string sealed = seal(plain, key);
  RC_ASSERT(unseal(sealed, key) == plain);
  RC_ASSERT(!unseal(sealed, random_bytes(32)));
  sealed.back() = static_cast<char>(sealed.back() ^ 1);
  RC_ASSERT(!unseal(sealed, key));
}

}  // namespace
}  // namespace yingda
