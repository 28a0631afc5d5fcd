// The pipeline of an API request, without a socket and without a store.
#include "http/api.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include "async/runtime.hpp"
#include "http/openapi_document.hpp"
#include "http/operation.hpp"
#include "http/url.hpp"

namespace yingda::http {
namespace {

using testing::HasSubstr;

// Says who asks by the bearer token: "admin", "agent", "key"; nobody otherwise.
class FakeAuthenticator final : public Authenticator {
 public:
  async::Task<Result<Caller>> authenticate(Head head, std::string workspace) override {
    const std::string_view who = head.header("authorization");
    if (who.empty()) co_return fail(ErrorKind::unauthorized, "not_signed_in", "");
    Caller caller;
    caller.kind = who == "key" ? Caller::Kind::api_key : Caller::Kind::session;
    caller.scopes = {"knowledge:read"};
    if (workspace.empty()) co_return caller;
    if (workspace != "shop") co_return fail(ErrorKind::not_found, "workspace_not_found", "");
    caller.workspace = Workspace();
    if (who != "key") {
      caller.member = Member();
      caller.member->role = who == "admin" ? Role::admin : Role::agent;
    }
    co_return caller;
  }
  async::Task<Result<bool>> has_role_anywhere(Caller, std::vector<std::string>) override {
    co_return anywhere;
  }
  void changed() override { ++changes; }

  bool anywhere = false;
  int changes = 0;
};

class ApiTest : public testing::Test {
 protected:
  ApiTest() : router_(Json::parse(openapi_text())) {
    for (const auto& id : router_.unhandled()) {
      router_.add({id, [this](Request request) -> async::Task<Result<Response>> {
                     seen_ = std::move(request);
                     return answer();
                   }});
    }
    make({});
  }
  async::Task<Result<Response>> answer() { co_return result_; }

  void make(ApiOptions options) {
    api_ = std::make_unique<Api>(
        router_, who_, nullptr,
        [](std::string_view, std::string_view origin, std::string_view) {
          return origin == "https://shop.example";
        },
        options, metrics_, Log());
  }

  Response send(const std::string& method, const std::string& path, std::string body = "",
                std::map<std::string, std::string, std::less<>> headers = {}, TextMap query = {}) {
    Head head;
    head.method = method;
    head.path = path;
    head.query = std::move(query);
    headers.emplace("content-type", "application/json");
    head.headers = std::move(headers);
    head.remote_address = address_;
    head.language = "en";
    head.request_id = "r1";
    return boost::asio::co_spawn(runtime_.executor(), run(*api_, std::move(head), std::move(body)),
                                 boost::asio::use_future)
        .get();
  }
  static async::Task<Response> run(Api& api, Head head, std::string body) {
    auto prepared = co_await api.prepare(std::move(head));
    if (!prepared) co_return std::move(prepared.error());
    co_return co_await (*prepared)->run(std::move(body));
  }
  static std::string code(const Response& response) {
    return response.status < 400 ? std::to_string(response.status)
                                 : Json::parse(response.body).at("code").get<std::string>();
  }
  static std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }

  const std::string public_ = "/api/v1/public/abcdefgh12345678abcdef";
  const std::string good_ = R"({"visitor_id":"v","client_message_id":"c","text":"hi"})";
  std::string address_ = "127.0.0.1";
  Metrics metrics_;
  FakeAuthenticator who_;
  Request seen_;
  Result<Response> result_ = no_content();
  Router router_;
  std::unique_ptr<Api> api_;
  async::Runtime runtime_{1};
};

TEST_F(ApiTest, AGoodRequestReachesItsHandlerWhole) {
  EXPECT_EQ(code(send("POST", public_ + "/messages", good_)), "204");
  EXPECT_EQ(seen_.operation_id, "postPublicMessage");
  EXPECT_EQ(seen_.path_params.at("channel_key"), "abcdefgh12345678abcdef");
  EXPECT_EQ(seen_.body.at("text"), "hi");
  EXPECT_EQ(seen_.language, "en");
}

TEST_F(ApiTest, EachStepHasItsCode) {
  EXPECT_EQ(code(send("GET", "/api/v1/nothing")), "not_found");
  EXPECT_EQ(code(send("PUT", public_ + "/messages")), "method_not_allowed");
  EXPECT_EQ(code(send("POST", public_ + "/messages", "{")), "invalid_json");
  EXPECT_EQ(code(send("POST", public_ + "/messages", good_, {{"content-type", "text/plain"}})),
            "unsupported_media_type");
  EXPECT_EQ(code(send("POST", public_ + "/uploads", "x", {}, {{"visitor_id", "v"}})),
            "unsupported_media_type");
  EXPECT_EQ(code(send("GET", public_ + "/messages", "", {}, {{"visitor_id", "v"}, {"limit", "0"}})),
            "out_of_range");
  result_ = fail(ErrorKind::overloaded, "store_busy", "");
  const Response busy = send("POST", public_ + "/messages", good_);
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(header(busy, "Retry-After"), "1");
}

TEST_F(ApiTest, RightsAreCheckedBeforeAnything) {
  const std::string members = "/api/v1/workspaces/shop/members";
  EXPECT_EQ(code(send("GET", members)), "not_signed_in");
  EXPECT_EQ(code(send("GET", members, "", {{"authorization", "agent"}})), "204");
  EXPECT_EQ(code(send("POST", members, "garbage", {{"authorization", "agent"}})), "role_not_allowed");
  EXPECT_EQ(code(send("POST", members, "garbage", {{"authorization", "admin"}})), "invalid_json");
  EXPECT_EQ(code(send("GET", "/api/v1/workspaces/other/members", "", {{"authorization", "admin"}})),
            "workspace_not_found");
  EXPECT_EQ(code(send("GET", members, "", {{"authorization", "key"}})), "scope_not_allowed");
  EXPECT_EQ(code(send("GET", "/api/v1/workspaces/shop/knowledge/entries", "", {{"authorization", "key"}})),
            "204");
  EXPECT_EQ(code(send("GET", "/api/v1/workspaces/shop/me", "", {{"authorization", "key"}})),
            "session_required");
  const std::string workspace = R"({"slug":"new","name":"New"})";
  EXPECT_EQ(code(send("POST", "/api/v1/workspaces", workspace, {{"authorization", "agent"}})),
            "role_not_allowed");
  who_.anywhere = true;
  EXPECT_EQ(code(send("POST", "/api/v1/workspaces", workspace, {{"authorization", "agent"}})), "204");
  EXPECT_EQ(who_.changes, 1) << "what was looked up before is old now";
}

TEST_F(ApiTest, OnlyTheChannelsSitesMayReadAnswers) {
  const Response allowed = send("POST", public_ + "/messages", good_, {{"origin", "https://shop.example"}});
  EXPECT_EQ(header(allowed, "Access-Control-Allow-Origin"), "https://shop.example");
  const Response other = send("POST", public_ + "/messages", good_, {{"origin", "https://evil.example"}});
  EXPECT_EQ(header(other, "Access-Control-Allow-Origin"), "");
  const Response preflight = send("OPTIONS", public_ + "/messages", "", {{"origin", "https://shop.example"}});
  EXPECT_EQ(preflight.status, 204);
  EXPECT_THAT(header(preflight, "Access-Control-Allow-Methods"), HasSubstr("POST"));
  EXPECT_EQ(header(preflight, "Access-Control-Allow-Origin"), "https://shop.example");
  const Response console = send("OPTIONS", "/api/v1/workspaces", "", {{"origin", "https://shop.example"}});
  EXPECT_EQ(header(console, "Access-Control-Allow-Origin"), "");
}

TEST_F(ApiTest, RatesPerAddressChannelVisitorAndSignIn) {
  ApiOptions options;
  options.address_per_minute = 3;
  options.visitor_per_10s = 2;
  make(options);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(code(send("POST", public_ + "/messages", good_)), "204");
  address_ = "10.1.1.1";
  EXPECT_EQ(code(send("POST", public_ + "/messages", good_)), "204");
  EXPECT_EQ(code(send("POST", public_ + "/messages", good_)), "204");
  EXPECT_EQ(code(send("POST", public_ + "/messages", good_)), "rate_limited");  // the visitor
  address_ = "10.1.1.2";
  for (int i = 0; i < 3; ++i) send("GET", public_ + "/config");
  const Response over = send("GET", public_ + "/config");
  EXPECT_EQ(code(over), "rate_limited");
  EXPECT_NE(header(over, "Retry-After"), "");
  address_ = "127.0.0.1";  // not exempt from this one
  for (int i = 0; i < 10; ++i) send("POST", "/api/v1/auth/sign-in", R"({"email":"a","password":"b"})");
  EXPECT_EQ(code(send("POST", "/api/v1/auth/sign-in", "{}")), "too_many_attempts");
}

TEST_F(ApiTest, CountsByOperation) {
  send("POST", public_ + "/messages", good_);
  EXPECT_THAT(metrics_.render(),
              HasSubstr("yingda_http_request_seconds_count{operation=\"postPublicMessage\"} 1"));
  EXPECT_THAT(metrics_.render(), HasSubstr("yingda_http_responses_total{status=\"2xx\"} 1"));
}

}  // namespace
}  // namespace yingda::http
