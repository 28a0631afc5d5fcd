#pragma once
// What WhatsApp, Messenger and Instagram have in common: the web hook's handshake and signature, and the
// errors of the Graph API. Protocol: https://developers.facebook.com/docs/graph-api/webhooks/getting-started

#include "channels/channel.hpp"

namespace yingda::channels::meta {

// HMAC-SHA256 of the raw body with settings["app_secret"], in X-Hub-Signature-256.
std::optional<Refusal> check(const Account& account, const Push& push);
// Answers GET with hub.challenge where settings["verify_token"] is given back.
Reception handshake(const Account& account, const Push& push);
// A GET, or a POST that is believed and holds the object's entries; `read` makes them messages.
Reception receive(const Account& account, const Push& push, std::string_view object,
                  std::vector<Inbound> (*read)(const Account&, const Json&));

SetupField app_secret_field();
SetupField verify_token_field();
SetupField version_field();
// settings["host"], or `host`, with the version behind it.
std::string base_url(const Account& account, std::string_view host);

// By "error" in the body: rate limits, tokens, the window after the customer's last message.
Verdict verdict(const Answer& answer);

// Entries signature, challenge and payload.
std::optional<Json> run_vector(const Adapter& adapter, std::string_view kind, const Json& inputs,
                               const Json& expected,
                               std::vector<Inbound> (*read)(const Account&, const Json&));

}  // namespace yingda::channels::meta
