// Whatever a mailbox or a mail server sends: it is read to its end, and what comes out is sound.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "channels/email/content.hpp"
#include "channels/email/html_text.hpp"
#include "channels/email/imap_syntax.hpp"
#include "channels/email/inbound.hpp"
#include "channels/email/reply_text.hpp"
#include "channels/email/sasl.hpp"
#include "channels/email/words.hpp"

namespace {

using namespace yingda;
using namespace yingda::channels;

void need(bool sound) {
  if (!sound) std::abort();
}

void fuzz_message(std::string_view raw) {
  static const Account kAccount{"c", {{"address", "help@shop.example"}, {"authserv_id", "mx.shop.example"}}};
  const Inbound got = mail::read_inbound(raw, kAccount);
  need(is_utf8(got.text) && !got.dedupe_key.empty());
  for (const Media& media : got.media) {
    need(is_utf8(media.name));
    need(mail::attachment(raw, media.id).size() <= raw.size());
  }
}

void fuzz_words(std::string_view text) {
  need(is_utf8(mail::decode_words(text)));
  need(is_utf8(mail::decode_folder(text)));
  if (is_utf8(text)) {
    need(mail::decode_folder(mail::encode_folder(text)) == text);
    need(mail::decode_words(mail::encode_words(text)) == text);
  }
  (void)mail::read_parameters(text);
  (void)mail::read_addresses(text);
  (void)mail::read_date(text);
}

void fuzz_server(std::string_view text) {
  const auto data = mail::read_imap_data(text);
  const auto values = mail::read_imap_values(data.rest);
  (void)mail::fetched(values, "BODY");
  (void)mail::response_code(text, "UIDNEXT");
  mail::Scram scram(Hash::sha256, "u", "p", "n");
  // Many rounds would be all that is tested.
  if (text.size() < 64) (void)scram.final("r=n" + std::string(text) + ",s=AAAA,i=2");
  (void)scram.verify(text);
}

}  // namespace

// The first byte picks what the rest is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 5) {
    case 0:
      fuzz_words(text);
      break;
    case 1:
      fuzz_server(text);
      break;
    case 2:
      (void)mail::html_to_text(text);
      (void)mail::reply_text(text);
      (void)mail::unflow(text, size % 2 == 0);
      break;
    default:
      fuzz_message(text);
  }
  return 0;
}
