#include "unit/channels/jwt_world.hpp"
#include "unit/channels/world_push.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;

constexpr std::string_view kTeamsService = "https://smba.trafficmanager.net/amer/";

const Adapter& teams() { return adapter("teams"); }

Account teams_account() {
  return {"c1",
          {{"app_id", "app"},
           {"app_secret", "as"},
           {"security_token", to_base64("room")},
           {"jwks", Json{{"keys", {rsa_signer().jwk("k1")}}}.dump()}}};
}

Json teams_claims() {
  return {{"iss", "https://api.botframework.com"},
          {"aud", "app"},
          {"serviceurl", kTeamsService},
          {"nbf", 1000},
          {"exp", 4600}};
}

std::string teams_activity(const std::string& rest) {
  return R"({"id":"1","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/amer/",
    "from":{"id":"29:u","name":"Megan","aadObjectId":"aad"},"conversation":{"id":"a:1"},"recipient":{"id":"28:app"},)" +
         rest + "}";
}

Push teams_push(std::string body, const Json& claims, const Json& header) {
  Push push = post(std::move(body), {{"authorization", "Bearer " + rsa_signer().token(header, claims)}});
  push.now = 2'000'000;
  return push;
}

Push teams_push(std::string body) {
  return teams_push(std::move(body), teams_claims(), {{"alg", "RS256"}, {"kid", "k1"}});
}

Inbound teams_got(const std::string& rest) {
  return only(teams().receive(teams_account(), teams_push(teams_activity(rest))));
}

std::optional<Refusal> teams_refusal(const char* claim, Json value) {
  Json claims = teams_claims();
  claims[claim] = std::move(value);
  return teams()
      .receive(teams_account(),
               teams_push(teams_activity(R"("type":"message")"), claims, {{"alg", "RS256"}, {"kid", "k1"}}))
      .refused;
}

TEST(Teams, BelievesTokensOfTheFrameworkForThisBotAndService) {
  const Push good = teams_push(teams_activity(R"("type":"message","text":"hi")"));
  EXPECT_FALSE(teams().receive(teams_account(), good).refused);
  EXPECT_EQ(teams().receive(Account{}, good).refused, Refusal::bad_signature);
  EXPECT_EQ(teams_refusal("iss", "https://sts.windows.net/x/"), Refusal::bad_signature);
  EXPECT_EQ(teams_refusal("aud", "other"), Refusal::wrong_receiver);
  EXPECT_EQ(teams_refusal("serviceurl", "https://evil.example/"), Refusal::wrong_receiver);
  EXPECT_EQ(teams_refusal("exp", 1699), Refusal::stale);
  EXPECT_EQ(teams_refusal("nbf", 2301), Refusal::stale);
  EXPECT_EQ(teams_refusal("exp", Json()), Refusal::stale);
  Push bare = good;
  bare.headers.clear();
  EXPECT_EQ(teams().receive(teams_account(), bare).reply.status, 401);
  const std::string body = teams_activity(R"("type":"message","text":"hi")");
  EXPECT_EQ(teams()
                .receive(teams_account(), teams_push(body, teams_claims(), {{"alg", "RS256"}, {"kid", "k9"}}))
                .refused,
            Refusal::bad_signature)
      << "an unknown key";
  std::string elsewhere = body;
  elsewhere.replace(elsewhere.find("msteams"), 7, "webchat");
  EXPECT_EQ(teams().receive(teams_account(), teams_push(elsewhere)).refused, Refusal::bad_signature)
      << "the key is not endorsed for that channel";
  EXPECT_TRUE(teams().receive(teams_account(), teams_push("[")).refused);
}

TEST(Teams, BelievesOutgoingWebHooksByTheirDigest) {
  const std::string body = teams_activity(R"("type":"message","text":"<at>bot</at> 帮我")");
  const std::string good = "HMAC " + to_base64(hmac(Hash::sha256, "room", body));
  const auto got = teams().receive(teams_account(), post(body, {{"Authorization", good}}));
  EXPECT_FALSE(got.refused);
  EXPECT_EQ(read_json(got.reply.body), Json::parse(R"({"type":"message","text":"✓"})"));
  EXPECT_EQ(teams().receive(teams_account(), post(body + " ", {{"Authorization", good}})).refused,
            Refusal::bad_signature);
  EXPECT_EQ(teams().receive(Account{}, post(body, {{"Authorization", good}})).refused,
            Refusal::bad_signature);
}

TEST(Teams, ReadsEveryTypeOfActivity) {
  const Inbound said = teams_got(
      R"("type":"message","timestamp":"2026-01-02T10:00:00Z","text":"<at>bot</at> hi <at>bot</at>","entities":[{"type":"mention","mentioned":{"id":"28:app"},"text":"<at>bot</at>"}],"attachments":[{"contentType":"text/html","content":"<p>hi</p>"}])");
  EXPECT_EQ(said.type, InboundType::text);
  EXPECT_EQ(said.text, "hi");
  EXPECT_EQ(said.union_id, "aad");
  EXPECT_EQ(said.reply_to["service_url"], kTeamsService);
  EXPECT_EQ(said.sent_at, 1'767'348'000'000);
  const Inbound photo = teams_got(
      R"("type":"message","text":"see","attachments":[{"contentType":"image/png","contentUrl":"https://smba.trafficmanager.net/v3/a","name":"a.png"}])");
  EXPECT_EQ(photo.type, InboundType::image);
  EXPECT_EQ(photo.text, "see");
  EXPECT_EQ(teams_got(R"("type":"conversationUpdate","membersAdded":[{"id":"28:app"}])").event, "subscribe");
  EXPECT_EQ(teams_got(R"("type":"conversationUpdate","membersRemoved":[{"id":"28:app"}])").event,
            "unsubscribe");
  EXPECT_EQ(teams_got(R"("type":"conversationUpdate","membersAdded":[{"id":"29:x"}])").key, "29:x");
  EXPECT_EQ(teams_got(R"("type":"installationUpdate","action":"remove")").event, "unsubscribe");
  EXPECT_EQ(teams_got(R"("type":"typing")").type, InboundType::typing);
  EXPECT_EQ(teams_got(R"("type":"messageReaction")").type, InboundType::ignore);
  const auto invoke = teams().receive(
      teams_account(),
      teams_push(teams_activity(
          R"("type":"invoke","name":"adaptiveCard/action","value":{"action":{"data":{"a":1}}})")));
  EXPECT_EQ(only(invoke).key, R"({"a":1})");
  EXPECT_EQ(invoke.reply.body, "{}");
}

TEST(Teams, SaysItWhereItWasAsked) {
  const Token token{"X", 0, Json::object(), Json::object()};
  Outgoing message = say("您好", "29:u", "19:x@thread;messageid=1");
  EXPECT_EQ(teams().send_call(teams_account(), token, message).url, "") << "the service is not known";
  message.reply_to = {{"service_url", kTeamsService}};
  const Call call = teams().send_call(teams_account(), token, message);
  EXPECT_EQ(
      call.url,
      "https://smba.trafficmanager.net/amer/v3/conversations/19%3Ax%40thread%3Bmessageid%3D1/activities");
  EXPECT_EQ(bearer_of(call), "Bearer X");
  EXPECT_EQ(body_of(call), Json::parse(R"({"type":"message","text":"您好","textFormat":"plain"})"));
  const auto sent = [&] { return body_of(teams().send_call(teams_account(), token, message)); };
  message.text = "?";
  message.part = QuickRepliesPart{{{"甲", "", "a"}, {"官网", "https://a.example", ""}}};
  EXPECT_EQ(sent()["attachments"][0]["content"], Json::parse(R"({"text":"?","buttons":[
    {"type":"imBack","title":"甲","value":"a"},{"type":"openUrl","title":"官网","value":"https://a.example"}]})"));
  message.part = CardPart{{{"T", "w", "https://i.example/1.png", {}}, {"U", "", "", {}}}};
  EXPECT_EQ(sent()["attachmentLayout"], "carousel");
  message.part = picture();
  message.media_url = "https://d.example/a.png";
  EXPECT_EQ(sent()["attachments"][0]["contentType"], "image/png");
  EXPECT_EQ(body_of(*teams().typing_call(teams_account(), token, message))["type"], "typing");
}

TEST(Teams, FetchesTokensAndKeys) {
  const auto call = teams().token_call(teams_account(), 0);
  EXPECT_EQ(call->url, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token");
  EXPECT_EQ(
      call->body,
      "grant_type=client_credentials&client_id=app&client_secret=as&scope=https%3A%2F%2Fapi.botframework."
      "com%2F.default");
  EXPECT_EQ(teams().read_token({}, answer(200, R"({"access_token":"X","expires_in":3599})"))->expires_at,
            4'599'000);
  EXPECT_FALSE(teams().read_token({}, answer(401, R"({"error":"invalid_client"})")));
  EXPECT_EQ(teams().keys_call(teams_account())->url, "https://login.botframework.com/v1/.well-known/keys");
}

TEST(Teams, GivesItsTokenToTheServiceAlone) {
  const Token token{"X", 0, Json::object(), Json::object()};
  const auto fetch = [&](const char* url) {
    return bearer_of(*teams().media_call(teams_account(), token, {"", url, "", "", 0}));
  };
  EXPECT_EQ(fetch("https://smba.trafficmanager.net/v3/a"), "Bearer X");
  EXPECT_EQ(fetch("https://sharepoint.example/dl"), "");
}

TEST(Teams, UnderstandsWhatBecameOfAMessage) {
  const auto read = [](int status, const std::string& body) {
    return teams().read_sent({}, answer(status, body, {{"Retry-After", "4"}}));
  };
  EXPECT_EQ(read(201, R"({"id":"9"})").platform_id, "9");
  EXPECT_EQ(read(401, "").state, State::token_bad);
  EXPECT_EQ(read(429, "").wait, 4000);
  EXPECT_EQ(read(412, "").state, State::again);
  EXPECT_EQ(read(502, "").state, State::again);
  const Verdict no = read(403, R"({"error":{"code":"BotNotInConversationRoster","message":"m"}})");
  EXPECT_EQ(no.state, State::refused);
  EXPECT_EQ(no.code, "BotNotInConversationRoster");
}

}  // namespace
}  // namespace yingda::channels::test
