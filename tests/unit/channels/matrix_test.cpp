#include "channels/crypto.hpp"
#include "channels/matrix/signing.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {
namespace {

using State = Verdict::State;
using testing::IsEmpty;

const Account kMatrixAccount{"c1",
                             {{"host", "https://hs.example/"},
                              {"hs_token", "hs"},
                              {"as_token", "as"},
                              {"user_id", "@support:hs.example"}}};

Push transaction(std::string body, std::string token = "Bearer hs") {
  Push push;
  push.method = "PUT";
  push.path = "/_matrix/app/v1/transactions/35";
  push.headers = {{"Authorization", std::move(token)}};
  push.body = std::move(body);
  return push;
}

std::vector<Inbound> matrix_events(const std::string& events) {
  return adapter("matrix").receive(kMatrixAccount, transaction(R"({"events":[)" + events + "]}")).messages;
}

Inbound matrix_content(const std::string& content) {
  const auto got = matrix_events(
      R"({"type":"m.room.message","event_id":"$e","room_id":"!r:hs","sender":"@c:hs","origin_server_ts":5,"content":)" +
      content + "}");
  return got.empty() ? Inbound{} : got[0];
}

TEST(Matrix, AsksTheHomeserverForItsToken) {
  const Adapter& matrix = adapter("matrix");
  auto got = matrix.receive(kMatrixAccount, transaction("{}", "Bearer other"));
  EXPECT_EQ(got.reply.status, 403);
  EXPECT_EQ(got.refused, Refusal::bad_signature);
  got = matrix.receive(kMatrixAccount, transaction("{}", ""));
  EXPECT_EQ(got.reply.status, 401);
  EXPECT_EQ(read_json(got.reply.body)->at("errcode"), "M_UNAUTHORIZED");
  EXPECT_TRUE(matrix.receive(Account{}, transaction("{}", "Bearer ")).refused);
  EXPECT_TRUE(matrix.receive(Account{}, transaction("{}", "Bearer x")).refused);
  Push old = transaction("{}", "");
  old.path = "/transactions/1";
  old.query = {{"access_token", "hs"}};
  EXPECT_EQ(matrix.receive(kMatrixAccount, old).reply.body, "{}");
  EXPECT_EQ(matrix.receive(kMatrixAccount, transaction("[")).refused, Refusal::malformed);
}

TEST(Matrix, AnswersTheOtherRoutes) {
  const auto status = [&](std::string method, std::string path) {
    Push push = transaction("{}");
    push.method = std::move(method);
    push.path = std::move(path);
    return adapter("matrix").receive(kMatrixAccount, push).reply.status;
  };
  EXPECT_EQ(status("POST", "/_matrix/app/v1/ping"), 200);
  EXPECT_EQ(status("GET", "/_matrix/app/v1/users/@x:hs"), 404);
  EXPECT_EQ(status("GET", "/_matrix/app/v1/other"), 404);
}

TEST(Matrix, ReadsFilesPlacesAndEdits) {
  Inbound one = matrix_content(
      R"({"msgtype":"m.image","body":"坏了","filename":"a.png","url":"mxc://hs/1","info":{"mimetype":"image/png","size":9}})");
  EXPECT_EQ(one.type, InboundType::image);
  EXPECT_EQ(one.text, "坏了");
  ASSERT_EQ(one.media.size(), 1U);
  EXPECT_EQ(one.media[0].name, "a.png");
  EXPECT_EQ(one.media[0].size, 9);
  EXPECT_EQ(matrix_content(R"({"msgtype":"m.audio","body":"a.ogg","url":"mxc://hs/2"})").type,
            InboundType::voice);
  EXPECT_EQ(matrix_content(R"({"msgtype":"m.file","body":"a","file":{"url":"mxc://hs/2"}})").event,
            "encrypted");
  one = matrix_content(R"({"msgtype":"m.location","body":"Pier","geo_uri":"geo:51.5,-0.12,3;u=35"})");
  EXPECT_EQ(one.location->lat, 51.5);
  EXPECT_EQ(one.location->lon, -0.12);
  EXPECT_EQ(matrix_content(R"({"msgtype":"m.location","geo_uri":"geo:x"})").type, InboundType::ignore);
  one = matrix_content(R"({"msgtype":"m.text","body":"* b","m.new_content":{"body":"b"},
                           "m.relates_to":{"rel_type":"m.replace","event_id":"$1"}})");
  EXPECT_EQ(one.event, "edit");
  EXPECT_EQ(one.text, "b");
  EXPECT_EQ(one.key, "$1");
  EXPECT_EQ(matrix_content(R"({"msgtype":"m.notice","body":"of a bot"})").type, InboundType::ignore);
}

TEST(Matrix, ReadsWhatHappensInARoom) {
  const auto got = matrix_events(
      R"({"type":"m.room.member","room_id":"!r","sender":"@c:hs","state_key":"@support:hs.example","content":{"membership":"invite"}},
         {"type":"m.room.member","room_id":"!r","sender":"@c:hs","state_key":"@d:hs","content":{"membership":"invite"}},
         {"type":"m.room.member","room_id":"!r","sender":"@c:hs","state_key":"@c:hs","content":{"membership":"leave"}},
         {"type":"m.reaction","sender":"@c:hs","content":{"m.relates_to":{"key":"👍"}}},
         {"type":"m.room.redaction","sender":"@c:hs","redacts":"$1","content":{}},
         {"type":"m.room.encrypted","sender":"@c:hs","content":{}},
         {"type":"m.room.message","sender":"@support:hs.example","content":{"msgtype":"m.text","body":"ours"}},
         "nonsense")");
  ASSERT_EQ(got.size(), 8U);
  EXPECT_EQ(got[0].event, "invite");
  EXPECT_EQ(got[1].type, InboundType::ignore);
  EXPECT_EQ(got[2].event, "unsubscribe");
  EXPECT_EQ(got[3].key, "👍");
  EXPECT_EQ(got[4].event, "unsend");
  EXPECT_EQ(got[4].key, "$1");
  EXPECT_EQ(got[5].event, "encrypted");
  EXPECT_TRUE(got[6].outgoing);
  EXPECT_EQ(got[7].type, InboundType::ignore);
  const auto join = adapter("matrix").follow_call(kMatrixAccount, {}, got[0]);
  EXPECT_EQ(join->url,
            "https://hs.example/_matrix/client/v3/rooms/%21r/join?user_id=%40support%3Ahs.example");
  EXPECT_FALSE(adapter("matrix").follow_call(kMatrixAccount, {}, got[2]));
}

TEST(Matrix, ReadsTypingAndReceiptsOfOthers) {
  const auto got = adapter("matrix")
                       .receive(kMatrixAccount, transaction(R"({"events":[],"ephemeral":[
            {"type":"m.typing","room_id":"!r","content":{"user_ids":["@c:hs","@support:hs.example"]}},
            {"type":"m.receipt","room_id":"!r","content":{"$1":{"m.read":{"@c:hs":{"ts":9},"@support:hs.example":{}}}}}]})"))
                       .messages;
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].type, InboundType::typing);
  EXPECT_EQ(got[1].event, "read");
  EXPECT_EQ(got[1].key, "$1");
  EXPECT_EQ(got[1].user_id, "@c:hs");
}

TEST(Matrix, SendsUnderItsOwnTransactionId) {
  const Adapter& matrix = adapter("matrix");
  Outgoing message = say("您好", "@c:hs", "!r:hs.example");
  Call call = matrix.send_call(kMatrixAccount, {}, message);
  EXPECT_EQ(call.method, "PUT");
  EXPECT_EQ(call.url,
            "https://hs.example/_matrix/client/v3/rooms/%21r%3Ahs.example/send/m.room.message/"
            "m0000000000000001?user_id=%40support%3Ahs.example");
  EXPECT_EQ(header(call.headers, "Authorization"), "Bearer as");
  EXPECT_EQ(body_of(call), Json::parse(R"({"msgtype":"m.text","body":"您好"})"));
  const FilePart file{true, "/files/x/a.png", "a.png", "image/png", 5, 3, 2};
  const auto upload = matrix.upload_call(kMatrixAccount, {}, file, "bytes");
  EXPECT_EQ(upload->url, "https://hs.example/_matrix/media/v3/upload?filename=a.png");
  EXPECT_EQ(upload->body, "bytes");
  EXPECT_EQ(matrix.read_upload(kMatrixAccount, {200, {}, R"({"content_uri":"mxc://hs/9"})", 0}),
            "mxc://hs/9");
  EXPECT_FALSE(matrix.read_upload(kMatrixAccount, {413, {}, "", 0}));
  message.part = file;
  message.media = "mxc://hs/9";
  call = matrix.send_call(kMatrixAccount, {}, message);
  EXPECT_EQ(body_of(call), Json::parse(R"({"msgtype":"m.image","body":"a.png","url":"mxc://hs/9",
                                           "info":{"mimetype":"image/png","size":5,"w":3,"h":2}})"));
  EXPECT_EQ(
      matrix.media_call(kMatrixAccount, {}, {"", "mxc://hs.x/a/../b", "", "", 0})->url,
      "https://hs.example/_matrix/client/v1/media/download/hs.x/a%2F..%2Fb?user_id=%40support%3Ahs.example");
  EXPECT_EQ(matrix.typing_call(kMatrixAccount, {}, message)->method, "PUT");
}

TEST(Matrix, UnderstandsWhatBecameOfAMessage) {
  const auto read = [&](int status, std::string body) {
    return adapter("matrix").read_sent(kMatrixAccount, {status, {}, std::move(body), 0});
  };
  EXPECT_EQ(read(200, R"({"event_id":"$9"})").platform_id, "$9");
  const Verdict slow = read(429, R"({"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1500})");
  EXPECT_EQ(slow.state, State::slow_down);
  EXPECT_EQ(slow.wait, 1500);
  EXPECT_EQ(read(401, R"({"errcode":"M_UNKNOWN_TOKEN"})").state, State::refused);
  EXPECT_EQ(read(403, R"({"errcode":"M_FORBIDDEN","error":"not in room"})").detail, "not in room");
}

TEST(Matrix, WritesCanonicalJson) {
  EXPECT_EQ(
      canonical_json(Json::parse(R"({"b":"2","a":"1","本":2,"日":1,"c":[true,null,-5],"n":"\n\u000b"})")),
      R"({"a":"1","b":"2","c":[true,null,-5],"n":"\n\u000b","日":1,"本":2})");
  EXPECT_EQ(canonical_json(Json::parse(R"({"a":1.5})")), std::nullopt);
  EXPECT_EQ(canonical_json(Json::parse(R"({"a":9007199254740992})")), std::nullopt);
}

TEST(Matrix, SignsWhatARedactionWouldLeave) {
  const auto seed = from_base64("YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1");
  Json event = Json::parse(R"({"type":"m.room.message","room_id":"!r:domain","sender":"@u:domain","depth":3,
      "content":{"body":"Here is the message content"},"origin":"domain","origin_server_ts":1000000,
      "signatures":{},"hashes":{},"unsigned":{"age_ts":1}})");
  EXPECT_THAT(matrix_redacted(event)["content"], IsEmpty());
  const auto signature = matrix_event_signature(*seed, event);
  EXPECT_TRUE(signature);
  event["unsigned"]["age_ts"] = 2;
  EXPECT_EQ(matrix_event_signature(*seed, event), signature);
  event["content"]["body"] = "another";
  EXPECT_NE(matrix_event_signature(*seed, event), signature) << "the hash covers the content";
  const Json member =
      Json::parse(R"({"type":"m.room.member","content":{"membership":"join","displayname":"x"}})");
  EXPECT_EQ(matrix_redacted(member)["content"], Json::parse(R"({"membership":"join"})"));
  EXPECT_FALSE(matrix_signature("short", Json::object()));
}

}  // namespace
}  // namespace yingda::channels::test
