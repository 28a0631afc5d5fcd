#include "app/bench/verify.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "app/bench/lanes.hpp"
#include "base/id.hpp"

namespace yingda::app::bench {
namespace {

constexpr int kAttempts = 5;
constexpr int kPage = 100;

struct Stored {
  std::string id;
  std::string client_message_id;  // of the customer's own
};

// All of a visitor's messages from the first one on; nothing when they cannot be read.
async::Task<std::optional<std::vector<Stored>>> read_all(net::HttpClient& client, const Target& target,
                                                         std::string visitor) {
  std::vector<Stored> all;
  std::string after = id_to_text(0);
  for (int failures = 0; failures < kAttempts;) {
    const auto answer =
        co_await client.send("GET", target.messages_path() + "?visitor_id=" + visitor +
                                        "&limit=" + std::to_string(kPage) + "&after=" + after);
    const auto page = answer ? Json::parse(answer->body, nullptr, false) : Json();
    if (!answer || answer->status != 200 || !page.is_object()) {
      ++failures;
      continue;
    }
    for (const auto& item : page["items"]) {
      all.push_back({item.value("id", ""), item.value("client_message_id", "")});
    }
    if (!page.value("more", false) || page["items"].empty()) co_return all;
    after = all.back().id;
  }
  co_return std::nullopt;
}

void check_duplicates(const std::vector<Stored>& stored, Verdict& verdict) {
  std::set<std::string> seen;
  for (const auto& message : stored) {
    if (!seen.insert(message.id).second) ++verdict.duplicated;
    const bool own = !message.client_message_id.empty();
    if (own && !seen.insert("own " + message.client_message_id).second) ++verdict.duplicated;
  }
}

void check_visitor(const Visitor& visitor, const std::vector<Stored>& stored, Verdict& verdict) {
  check_duplicates(stored, verdict);
  std::unordered_map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < stored.size(); ++i) place.emplace(stored[i].id, i);
  std::optional<std::size_t> last;
  const auto check = [&](const std::string& id) {
    ++verdict.checked;
    const auto found = place.find(id);
    if (found == place.end()) {
      ++verdict.missing;
      return;
    }
    if (last && found->second <= *last) ++verdict.out_of_order;
    last = found->second;
  };
  for (const auto& told : visitor.acknowledged) {
    ++verdict.acknowledged;
    check(told.message);
    for (const auto& reply : told.replies) check(reply);
  }
}

class Verification {
 public:
  Verification(const Target& target, const Visitors& visitors) : target_(target), visitors_(visitors) {}

  Verdict run(int connections) {
    std::deque<net::HttpClient> clients;
    for (int i = 0; i < connections; ++i) {
      clients.emplace_back(lanes_.executor(), target_.url, net::HttpClient::Limits{});
      lanes_.spawn(work(clients.back()));
    }
    lanes_.run();
    return verdict_;
  }

 private:
  async::Task<void> work(net::HttpClient& client) {
    while (next_ < visitors_.all().size()) {
      const Visitor& visitor = visitors_.all()[next_++];
      const auto stored = co_await read_all(client, target_, visitor.id);
      if (stored) {
        check_visitor(visitor, *stored, verdict_);
      } else {
        ++verdict_.unread;
        verdict_.acknowledged += visitor.acknowledged.size();
      }
    }
  }

  const Target& target_;
  const Visitors& visitors_;
  Lanes lanes_;
  std::size_t next_ = 0;
  Verdict verdict_;
};

}  // namespace

Verdict verify(const Target& target, const Visitors& visitors, int connections) {
  return Verification(target, visitors).run(connections);
}

}  // namespace yingda::app::bench
