#pragma once
// One kind of channel: how its platform's requests are checked and read, and which calls send what we say.
// Adapters are pure and hold no state: the account's settings and the time come in, values go out. Whoever
// calls them does the I/O, keeps the tokens and the order, and retries (channels/README in docs/channels.md).
// Facts and limits are of the platforms' own documents; what may change lies in Account::settings.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "channels/capabilities.hpp"
#include "channels/exchange.hpp"
#include "channels/message.hpp"

namespace yingda::channels {

// What an owner entered: every field of Adapter::fields() that is set, secret ones in clear. `id` is ours.
struct Account {
  std::string id;
  Json settings = Json::object();
  // The field as text, its default where it is not set.
  std::string text(std::string_view name, std::string_view otherwise = {}) const;
  std::int64_t number(std::string_view name, std::int64_t otherwise) const;
};

// Why a push is not believed. Nothing of it is stored.
enum class Refusal { bad_signature, stale, malformed, wrong_receiver, unsupported };
std::string_view to_text(Refusal refusal);

struct Reception {
  Reply reply;
  std::optional<Refusal> refused;  // `reply` holds the status then
  std::vector<Inbound> messages;   // in the platform's order
  bool pull = false;               // the push only says that there is something: fetch it with pull_call()
  Json hint = Json::object();      // for pull_call()
};

// The answer to a push that is not believed.
Reception refuse(Refusal refusal, int status = 403);

// One message to one customer; a message with several parts is sent as several of these, in order.
struct Outgoing {
  std::string id;       // ours, unique; at most 32 characters [0-9A-Za-z]; makes a repeat harmless where
                        // the platform takes one
  std::string user_id;  // as Inbound
  std::string conversation_id;     // as Inbound
  Part part;                       // of a kind that the capabilities name; text within the limit
  std::string text;                // quick replies: what is said above them, never empty
  Json reply_to = Json::object();  // of the customer's last message
  TimeMs replied_at = 0;           // when that came
  int replies = 0;                 // how many messages were sent since it
  std::string media;               // file parts: id from read_upload(), "" where the channel sends by url
  std::string media_url;           // file parts: absolute address of our copy
  TimeMs now = 0;
  std::string bytes;       // file parts: the file itself, where the capabilities say media_enclosed
  bool automatic = false;  // said by the bot, not by a person
};

// What a platform said of a call.
struct Verdict {
  enum class State {
    sent,
    again,        // not now: a fault on their side or on the way
    slow_down,    // too many; `wait` says how long, 0 = by our back-off
    token_bad,    // refresh the token once and repeat once
    window_over,  // the customer has to write first
    refused       // never, as it is
  };
  State state = State::refused;
  std::string platform_id;  // of the message sent
  TimeMs wait = 0;          // milliseconds
  std::string code;         // the platform's, as text
  std::string detail;       // the platform's words, without secrets
};
std::string_view to_text(Verdict::State state);

// Retry-After in milliseconds, 0 where there is none.
TimeMs retry_after(const Answer& answer);
// By the HTTP status alone, for platforms that say no more: 2xx, 429, 401, 408 and 5xx as their meaning is.
Verdict verdict_of_status(const Answer& answer);

struct Token {
  std::string value;
  TimeMs expires_at = 0;  // 0 = never
  Json extra = Json::object();
  // Replaces these of the account's settings, and is to be stored before the token is used: refresh tokens
  // that serve only once.
  Json settings = Json::object();
};

struct Pulled {
  std::vector<Inbound> messages;
  Json cursor = Json::object();  // to be kept once the messages are stored
  bool more = false;
};

// A line of the form that sets a channel up.
struct SetupField {
  std::string name;  // key in Account::settings
  std::string label_zh;
  std::string label_en;
  std::string hint_zh;  // where to find it
  std::string hint_en;
  bool secret = false;
  bool required = false;
  std::string initial;  // default
};

class Adapter {
 public:
  virtual ~Adapter() = default;

  virtual std::string_view type() const = 0;  // key, as in vectors.json
  virtual std::string_view name_zh() const = 0;
  virtual std::string_view name_en() const = 0;
  virtual Capabilities capabilities(const Account& account) const = 0;
  virtual std::span<const SetupField> fields() const = 0;

  // Checks and reads what came to the channel's address, handshakes too.
  virtual Reception receive(const Account& account, const Push& push) const = 0;

  // The call that gets an access token; nothing where the channel needs none.
  virtual std::optional<Call> token_call(const Account&, TimeMs) const { return std::nullopt; }
  virtual Result<Token> read_token(const Account&, const Answer&) const;

  // An empty url: the platform gives no way to say it any more, as where a window is over.
  virtual Call send_call(const Account& account, const Token& token, const Outgoing& message) const = 0;
  virtual Verdict read_sent(const Account& account, const Answer& answer) const = 0;

  // Files: how to fetch one of the customer's, and how to put one of ours where the platform wants it first.
  virtual std::optional<Call> media_call(const Account&, const Token&, const Media&) const {
    return std::nullopt;
  }
  // Where the answer is not the file itself: the next place to fetch it from.
  virtual std::optional<Call> media_next(const Account&, const Token&, const Media&, const Answer&) const {
    return std::nullopt;
  }
  // The file, from the bytes that were fetched: some platforms seal them.
  virtual Result<std::string> read_media(const Account&, const Media&, std::string bytes) const {
    return bytes;
  }
  virtual std::optional<Call> upload_call(const Account&, const Token&, const FilePart&,
                                          std::string_view /*bytes*/) const {
    return std::nullopt;
  }
  virtual Result<std::string> read_upload(const Account&, const Answer&) const;

  // What a message asks of us before it is answered, such as to join a room that we are invited to.
  virtual std::optional<Call> follow_call(const Account&, const Token&, const Inbound&) const {
    return std::nullopt;
  }

  // Typing on the customer's side; nothing where the channel shows none.
  virtual std::optional<Call> typing_call(const Account&, const Token&, const Outgoing&) const {
    return std::nullopt;
  }

  // Where messages are fetched: after a push with `pull`, or by itself where capabilities().polls.
  // `cursor` is the last one kept, an empty object at first.
  virtual std::optional<Call> pull_call(const Account&, const Token&, const Json& /*cursor*/,
                                        const Json& /*hint*/) const {
    return std::nullopt;
  }
  virtual Result<Pulled> read_pull(const Account&, const Answer&, const Json& cursor) const;

  // Public keys of the platform that receive() needs: the body of the answer goes into the account's settings
  // as "jwks", once a day and after a push that was refused for an unknown key.
  virtual std::optional<Call> keys_call(const Account&) const { return std::nullopt; }

  // A harmless call by which the set-up page finds out whether the credentials are right; nothing where
  // getting a token shows it.
  virtual std::optional<Call> check_call(const Account&, const Token&) const { return std::nullopt; }

  // One entry of a vectors file (`kind` signature, decrypt, challenge or payload) through this adapter: what
  // came out, by the keys of the entry's "expected". `expected` says which forms are wanted, never what to
  // answer. Nothing for an entry that this adapter does not know how to run.
  virtual std::optional<Json> run_vector(std::string_view kind, const Json& inputs,
                                         const Json& expected) const = 0;
};

}  // namespace yingda::channels
