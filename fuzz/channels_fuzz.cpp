// Whatever a platform, or somebody who plays one, sends: every adapter reads it or refuses it. The first byte
// picks the adapter, the second what is asked of it, the rest is the body.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "channels/json_read.hpp"
#include "channels/registry.hpp"

using namespace yingda::channels;

namespace {

// Every field is set, so that no adapter stops at what is missing; keys have lengths that ciphers take.
Account account_of(const Adapter& adapter) {
  Account account{"fuzz", yingda::Json::object()};
  for (const SetupField& field : adapter.fields()) {
    account.settings[field.name] =
        !field.initial.empty() ? field.initial : std::string("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  }
  return account;
}

void read_payload(const Adapter& adapter, const std::string& body, std::string_view type) {
  // Vectors are JSON, so their text is UTF-8 by the time an adapter sees it.
  if (!yingda::is_utf8(body)) return;
  const yingda::Json expected = {{"normalized", yingda::Json::object()}};
  for (const std::string_view kind : {"payload", "challenge", "decrypt", "signature"}) {
    const auto out =
        adapter.run_vector(kind, {{"body", body}, {"content_type", std::string(type)}}, expected);
    if (out) (void)out->dump(-1, ' ', false, yingda::Json::error_handler_t::replace);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto all = adapters();
  const Adapter& adapter = *all[data[0] % all.size()];
  const std::string body(reinterpret_cast<const char*>(data) + 2, size - 2);
  const Account account = account_of(adapter);
  constexpr std::string_view kTypes[] = {"application/json", "text/xml", "application/x-www-form-urlencoded",
                                         "message/rfc822"};
  switch (data[1] % 4) {
    case 0:
      read_payload(adapter, body, kTypes[data[1] / 4 % 4]);
      break;
    case 1: {
      Push push;
      push.method = data[1] & 128U ? "GET" : "POST";
      push.body = body;
      push.headers = {{"Content-Type", std::string(kTypes[data[1] / 4 % 4])}};
      (void)adapter.receive(account, push);
      break;
    }
    case 2: {
      const Answer answer{
          data[1] & 128U ? 200 : 429, {{"Retry-After", body.substr(0, 8)}}, body, 1'700'000'000'000};
      (void)adapter.read_sent(account, answer);
      (void)adapter.read_token(account, answer);
      (void)adapter.read_upload(account, answer);
      break;
    }
    default: {
      const Answer answer{200, {}, body, 1'700'000'000'000};
      (void)adapter.read_pull(account, answer, yingda::Json::object());
      (void)adapter.media_next(account, {"t", 0, yingda::Json::object()}, {"id", "", "", "", 0}, answer);
    }
  }
  return 0;
}
