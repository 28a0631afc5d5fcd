// Every setting of the program. A row here is all that a new setting needs; docs/config.md follows by
// `yingda config docs` or the test that compares it.

#include <array>

#include "base/config.hpp"

namespace yingda {
namespace {

constexpr auto kText = Setting::Kind::text;
constexpr auto kInteger = Setting::Kind::integer;
constexpr auto kFlag = Setting::Kind::flag;
constexpr auto kList = Setting::Kind::list;
constexpr std::int64_t kMiB = 1024 * 1024;

constexpr auto kSettings = std::to_array<Setting>({
    {"server.listen", "Address and port to listen on; port 0 takes any free one.", kText, "127.0.0.1:8080"},
    {"server.web_root", "Folder of the built console, widget and demo pages; empty = beside the program.",
     kText, ""},
    {"server.public_url",
     "Address by which platforms and customers reach this server from outside, such as "
     "https://help.example.com; "
     "empty = as the platforms do.",
     kText, ""},
    {"server.tls_certificate", "PEM file with the certificate chain; empty = no TLS.", kText, ""},
    {"server.tls_key", "PEM file with the private key of the certificate.", kText, ""},
    {"server.trusted_proxies",
     "Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed; name every proxy here, or all its "
     "clients count as the proxy.",
     kList, ""},
    {"server.threads", "Threads for connections; 0 = one per core.", kInteger, "0", 0, 256},
    {"server.max_connections",
     "Connections at the same time; more are refused with 503. Fewer where the system's limit of open files "
     "is low.",
     kInteger, "10000", 1, 1'000'000},
    {"server.header_limit", "Bytes of a request's headers.", kInteger, "16384", 1024, kMiB},
    {"server.json_limit", "Bytes of a JSON body.", kInteger, "1048576", 1024, 64 * kMiB},
    {"server.upload_limit",
     "Bytes of a multipart request, such as an import; a file sent in a message may have 10 MiB at most.",
     kInteger, "20971520", 1024, 1024 * kMiB},
    {"server.header_timeout_s", "Seconds for a request's headers, from their first byte on.", kInteger, "10",
     1, 3600},
    {"server.body_timeout_s", "Seconds for each 2 MiB of a request's body.", kInteger, "30", 1, 3600},
    {"server.idle_timeout_s", "Seconds that a connection may wait for its next request.", kInteger, "75", 1,
     3600},
    {"server.write_timeout_s", "Seconds in which a peer must take 256 KiB of an answer.", kInteger, "30", 1,
     3600},
    {"server.stop_timeout_s", "Seconds that running requests have to end when the server stops.", kInteger,
     "10", 0, 600},
    {"server.metrics_token", "Bearer token for /metrics from other machines; empty = from this machine only.",
     kText, "", 0, 0, "", true},
    {"websocket.ping_s", "Seconds between pings.", kInteger, "25", 1, 3600},
    {"websocket.silent_s", "Seconds after which a peer that answers no ping is cut off.", kInteger, "60", 1,
     3600},
    {"websocket.queue_messages", "Frames that may wait for a slow reader before it is cut off.", kInteger,
     "1000", 10, 1'000'000},
    {"websocket.queue_bytes", "Bytes that may wait for a slow reader before it is cut off.", kInteger,
     "4194304", 65536, 1024 * kMiB},
    {"limits.address_per_minute",
     "API requests per minute and remote address; 0 = any number. This machine is exempt.", kInteger, "600",
     0, 1'000'000'000},
    {"limits.sign_in_per_minute", "Attempts to sign in per minute and remote address, this machine included.",
     kInteger, "10", 1, 1'000'000'000},
    {"limits.channel_per_second", "Customer requests per second and channel key; 0 = any number.", kInteger,
     "0", 0, 1'000'000'000},
    {"limits.api_key_per_second", "Requests per second and API key; 0 = any number.", kInteger, "0", 0,
     1'000'000'000},
    {"limits.messages_under_way",
     "Customers' messages that are answered at the same time; workspaces and channels share them fairly, "
     "more "
     "are refused with 503.",
     kInteger, "4096", 4, 1'000'000},
    {"limits.visitor_per_10s",
     "Customer POSTs in 10 seconds per visitor; 0 = any number. This machine is exempt.", kInteger, "0", 0,
     1'000'000'000},
    {"auth.session_hours", "Hours that a session lives after its last use.", kInteger, "168", 1, 8760},
    {"auth.hash_threads", "Threads that check passwords; each needs 19 MiB while it does.", kInteger, "1", 1,
     64},
    {"store.data_dir", "Folder of the database, uploads and archive.", kText, "./data"},
    {"store.write_queue",
     "Units of work that may wait for the writer, and reads for the readers; more are refused with 503.",
     kInteger, "10000", 16, 10'000'000},
    {"store.readers", "Threads that read; 0 = one per core.", kInteger, "0", 0, 256},
    {"secret.key_file",
     "File with the key that seals the channels' secrets; empty = secret.key in the data folder, made at the "
     "first start. Keep a copy apart from the backups.",
     kText, ""},
    {"channels.ca_file", "PEM file of certificates that are believed beside the system's; empty = none.",
     kText, ""},
    {"channels.plain_http",
     "Whether platforms outside the own network may be called without TLS; leave it off.", kFlag, "false"},
    {"nlu.models_dir", "Folder of the fetched models; empty = the nearest folder models above the program.",
     kText, ""},
    {"nlu.e5",
     "Understand languages that the sentence encoder does not know (Vietnamese, Greek, Hindi …) by a second "
     "model of 72 MB, fetched with scripts/fetch-models.sh --with e5; about 25 ms a question.",
     kFlag, "false"},
    {"log.level", "The least important lines that are written.", kText, "info", 0, 0,
     "debug|info|warn|error|off"},
    {"demo.load", "Load the demo workspaces into an empty data folder.", kFlag, "false"},
    {"demo.folder", "Folder of the demo companies; empty = examples/companies beside the program.", kText,
     ""},
});

}  // namespace

std::span<const Setting> settings() { return kSettings; }

}  // namespace yingda
