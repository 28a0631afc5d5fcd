#pragma once
// Pushes and answers for the tests of adapters.

#include "base/crypto.hpp"
#include "channels/crypto.hpp"
#include "unit/channels/adapter_world.hpp"

namespace yingda::channels::test {

inline Push post(std::string body, Fields headers = {}) {
  Push push;
  push.method = "POST";
  push.headers = std::move(headers);
  push.body = std::move(body);
  return push;
}

inline Push get(Fields query) {
  Push push;
  push.method = "GET";
  push.query = std::move(query);
  return push;
}

inline Answer answer(int status, std::string body, Fields headers = {}) {
  return {status, std::move(headers), std::move(body), 1'000'000};
}

// The only message of a push that is believed.
inline Inbound only(const Reception& got) {
  EXPECT_FALSE(got.refused) << to_text(*got.refused);
  EXPECT_EQ(got.messages.size(), 1U);
  return got.messages.empty() ? Inbound{} : got.messages[0];
}

inline FilePart picture() { return {true, "/files/x/a.png", "a.png", "image/png", 5, 0, 0}; }
inline FilePart document() { return {false, "/files/x/a.pdf", "a.pdf", "application/pdf", 9, 0, 0}; }

inline std::string bearer_of(const Call& call) { return std::string(header(call.headers, "Authorization")); }

// Nobody is believed: without a secret, with another body, with no signature.
inline void expect_believes_nobody(const Adapter& adapter, const Account& account, const Push& good,
                                   int status = 403) {
  ASSERT_FALSE(adapter.receive(account, good).refused);
  EXPECT_EQ(adapter.receive(Account{}, good).refused, Refusal::bad_signature) << "no secret is configured";
  Push changed = good;
  changed.body += " ";
  EXPECT_EQ(adapter.receive(account, changed).refused, Refusal::bad_signature);
  EXPECT_EQ(adapter.receive(account, changed).reply.status, status);
  EXPECT_TRUE(adapter.receive(account, changed).messages.empty());
  Push bare = good;
  bare.headers.clear();
  EXPECT_EQ(adapter.receive(account, bare).refused, Refusal::bad_signature) << "no header";
}

}  // namespace yingda::channels::test
