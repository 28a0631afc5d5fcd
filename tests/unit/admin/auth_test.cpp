// Sign-in, sessions and keys on a real store.
#include "base/crypto.hpp"
#include "core/members/auth_service.hpp"
#include "core/members/backoff.hpp"
#include "unit/admin/admin_fixture.hpp"

namespace yingda {
namespace {

using namespace std::chrono_literals;

class AuthTest : public AdminTest {
 protected:
  AuthTest() {
    auto made = run(auth.create_first_account("Admin@Example.com", "Admin"));
    EXPECT_TRUE(made) << made.error().detail;
    account = made->first;
    password = made->second;
  }
  Result<NewSession> sign_in(const std::string& with, const std::string& address = "1.1.1.1") {
    return run(auth.sign_in("ADMIN@example.com", with, address));
  }

  AuthService auth{*store_, offload_, 1h};
  Account account;
  std::string password;
};

TEST_F(AuthTest, TheFirstAccountIsMadeOnce) {
  EXPECT_EQ(account.email, "admin@example.com");
  EXPECT_EQ(run(auth.create_first_account("x@y", "X")).error().code, "setup_done");
}

TEST_F(AuthTest, SignsInAndOut) {
  const auto session = sign_in(password);
  ASSERT_TRUE(session) << session.error().detail;
  EXPECT_EQ(session->token.size(), 43U);
  const auto held = run(auth.session(session->token));
  ASSERT_TRUE(held);
  EXPECT_EQ((*held)->account.id, account.id);
  EXPECT_EQ((*held)->session.csrf_token, session->signed_in.session.csrf_token);
  EXPECT_TRUE(run(auth.sign_out((*held)->session.token_hash)));
  EXPECT_EQ(run(auth.session(session->token)).error().code, "session_expired");
  EXPECT_EQ(run(auth.session("invented")).error().code, "session_expired");
}

TEST_F(AuthTest, WrongAndUnknownLookAlike) {
  const auto wrong = sign_in("no");
  const auto unknown = run(auth.sign_in("nobody@example.com", "no", "1.1.1.1"));
  EXPECT_EQ(wrong.error().code, "wrong_credentials");
  EXPECT_EQ(unknown.error().code, "wrong_credentials");
  EXPECT_EQ(wrong.error().detail, unknown.error().detail);
}

TEST_F(AuthTest, GuessingIsSlowedDownForThatAddressAlone) {
  std::string last;
  for (int i = 0; i < Backoff::kFree + 2; ++i) last = sign_in("guess").error().code;
  EXPECT_EQ(last, "too_many_attempts");
  EXPECT_EQ(sign_in(password).error().code, "too_many_attempts");
  EXPECT_TRUE(sign_in(password, "2.2.2.2"));
}

TEST_F(AuthTest, SessionsEndAndSlide) {
  AuthService brief(*store_, offload_, 1ms);
  const auto session = run(brief.sign_in(account.email, password, "1.1.1.1"));
  ASSERT_TRUE(session);
  while (now_ms() <= session->signed_in.session.expires_at) std::this_thread::yield();
  EXPECT_EQ(run(brief.session(session->token)).error().code, "session_expired");
  // Used by a service with a longer life, a session's end moves on, in the store too.
  const auto hour = sign_in(password);
  AuthService day(*store_, offload_, 24h);
  EXPECT_GT((*run(day.session(hour->token)))->session.expires_at, now_ms() + 20 * 3600 * 1000);
  AuthService fresh(*store_, offload_, 1h);
  EXPECT_GT((*run(fresh.session(hour->token)))->session.expires_at, now_ms() + 20 * 3600 * 1000);
}

TEST_F(AuthTest, ANewPasswordEndsTheOtherSessions) {
  const auto mine = sign_in(password);
  const auto other = sign_in(password);
  const auto change = [&](const std::string& current, const std::string& wanted) {
    const auto done = run(auth.change_password(mine->signed_in, current, wanted, "3.3.3.3"));
    return done ? std::string("ok") : done.error().code;
  };
  EXPECT_EQ(change("wrong", "a new password"), "wrong_password");
  EXPECT_EQ(change(password, password), "password_unchanged");
  EXPECT_EQ(change(password, "a new password"), "ok");
  EXPECT_TRUE(run(auth.session(mine->token)));
  EXPECT_EQ(run(auth.session(other->token)).error().code, "session_expired");
  EXPECT_EQ(sign_in(password).error().code, "wrong_credentials");
  EXPECT_TRUE(sign_in("a new password"));
}

TEST_F(AuthTest, MembershipsFollowChangesAfterForget) {
  const auto made = make_workspace("shop");
  const auto owner = made.owner->account;
  ASSERT_EQ((*run(auth.memberships(owner)))->size(), 1U);
  EXPECT_EQ((*run(auth.workspace("shop")))->id, made.workspace.id);
  EXPECT_EQ((*run(auth.workspace(to_text(made.workspace.id))))->slug, "shop");
  EXPECT_EQ(run(auth.workspace("nowhere")).error().code, "workspace_not_found");
  ASSERT_TRUE(write([&](Tx& tx) -> Status {
    Member member = *made.owner;
    member.active = false;
    tx.members().update_member(member);
    return {};
  }));
  auth.forget();
  EXPECT_TRUE((*run(auth.memberships(owner)))->empty());
}

TEST_F(AuthTest, ApiKeysByTheirWholeSecret) {
  const auto made = make_workspace("shop");
  ApiKeyService keys(*store_);
  const auto created = run(keys.create(made.workspace.id, "crm", {"knowledge:read"}, actor(made)));
  ASSERT_TRUE(created);
  const auto held = run(auth.api_key(created->secret));
  ASSERT_TRUE(held) << held.error().detail;
  EXPECT_EQ((*held)->workspace, made.workspace.id);
  std::string other = created->secret;
  other.back() = other.back() == 'A' ? 'B' : 'A';
  for (const std::string& bad : {other, std::string("yk_"), std::string(60, 'x'), std::string()}) {
    EXPECT_EQ(run(auth.api_key(bad)).error().code, "invalid_api_key") << bad;
  }
  ASSERT_TRUE(run(keys.revoke(made.workspace.id, created->key.id, actor(made))));
  auth.forget();
  EXPECT_EQ(run(auth.api_key(created->secret)).error().code, "invalid_api_key");
}

TEST(BackoffTest, DoublesAndForgets) {
  Backoff backoff;
  auto now = Backoff::Clock::now();
  for (int i = 0; i < Backoff::kFree; ++i) backoff.failed("k", now);
  EXPECT_EQ(backoff.wait("k", now), 0s);
  backoff.failed("k", now);
  EXPECT_EQ(backoff.wait("k", now), 2s);
  backoff.failed("k", now);
  EXPECT_EQ(backoff.wait("k", now), 4s);
  for (int i = 0; i < 30; ++i) backoff.failed("k", now);
  EXPECT_EQ(backoff.wait("k", now), Backoff::kLongest);
  now += 2 * Backoff::kLongest + 1s;
  backoff.failed("k", now);
  EXPECT_EQ(backoff.wait("k", now), 0s);
  backoff.succeeded("k");
  EXPECT_EQ(backoff.wait("k", now), 0s);
}

}  // namespace
}  // namespace yingda
