#include "http/site.hpp"

#include "base/crypto.hpp"
#include "core/uploads/upload_service.hpp"
#include "http/mapped_file.hpp"
#include "http/openapi_document.hpp"
#include "http/problem.hpp"
#include "http/rate_limit.hpp"
#include "http/url.hpp"

namespace yingda::http {
namespace {

class UploadFiles final : public FileSource {
 public:
  explicit UploadFiles(UploadService& uploads) : uploads_(uploads) {}
  async::Task<Result<StoredFile>> find(std::string sha256) override {
    auto found = co_await uploads_.find(std::move(sha256));
    if (!found) co_return std::unexpected(std::move(found.error()));
    co_return StoredFile{found->path, found->upload.media_type, found->inline_safe};
  }

 private:
  UploadService& uploads_;
};

Response problem(const Head& head, ErrorKind kind, std::string code, std::string detail) {
  return problem_response({kind, std::move(code), std::move(detail), {}}, head.language, head.request_id);
}

bool is_read(const Head& head) { return head.method == "GET" || head.method == "HEAD"; }

Response text_response(std::string text, std::string content_type) {
  Response response;
  response.body = std::move(text);
  response.content_type = std::move(content_type);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

std::unique_ptr<FileSource> upload_files(UploadService& uploads) {
  return std::make_unique<UploadFiles>(uploads);
}

Site::Site(Service& api, FileSource& files, SiteOptions options, const Metrics& metrics)
    : api_(api),
      files_(files),
      options_(std::move(options)),
      metrics_(metrics),
      static_(options_.web_root),
      openapi_tag_('"' + to_hex(sha256(openapi_text())).substr(0, 16) + '"') {}

Response Site::health(const Head& head) const {
  if (head.path == "/readyz" && !ready_) {
    return problem(head, ErrorKind::overloaded, "not_ready", "The server is starting or stopping.");
  }
  return text_response("{\"status\":\"ok\"}", "application/json");
}

Response Site::metrics(const Head& head) const {
  // The page says how busy a company is, so that it is not for everybody. A trusted proxy's client is no
  // local one.
  const bool local = options_.metrics_token.empty() && is_loopback(head.remote_address);
  const bool token = !options_.metrics_token.empty() &&
                     equal_secrets(head.header("authorization"), "Bearer " + options_.metrics_token);
  if (!local && !token)
    return problem(head, ErrorKind::not_found, "not_found", "There is nothing at this path.");
  return text_response(metrics_.render(), "text/plain; version=0.0.4; charset=utf-8");
}

async::Task<Response> Site::file(Head head) {
  // "/files/<sha256>/<name>"; the hash is the secret, the name only for people.
  const std::string rest = head.path.substr(7);
  const std::string hash = rest.substr(0, rest.find('/'));
  const std::string name = rest.size() > hash.size() + 1 ? rest.substr(hash.size() + 1) : "file";
  const auto found = co_await files_.find(hash);
  if (!found) co_return problem_response(found.error(), head.language, head.request_id);
  auto mapped = map_file(found->path);
  if (!mapped) co_return problem(head, ErrorKind::not_found, "file_not_found", "There is no such file.");
  Response response =
      send_bytes(std::move(mapped->bytes), '"' + hash.substr(0, 32) + '"', found->media_type, head);
  response.headers.emplace_back("Accept-Ranges", "bytes");
  response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
  response.headers.emplace_back("Content-Disposition",
                                std::string(found->inline_safe ? "inline" : "attachment") +
                                    "; filename*=UTF-8''" + percent_encode(name));
  // Whatever a customer uploads must never run as a page of this origin.
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "cross-origin");
  co_return response;
}

Response Site::page(const Head& head) const {
  if (!is_read(head)) {
    Response response = problem(head, ErrorKind::invalid, "method_not_allowed", "Allowed is GET, HEAD.");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  auto response = static_.find(head);
  return response ? std::move(*response)
                  : problem(head, ErrorKind::not_found, "not_found", "There is nothing at this path.");
}

async::Task<std::expected<std::unique_ptr<Service::Prepared>, Response>> Site::prepare(Head head) {
  Response response;
  if (head.path == "/api/openapi.json" && is_read(head)) {
    response = send_bytes({nullptr, openapi_text()}, openapi_tag_, "application/json", head);
    response.headers.emplace_back("Cache-Control", "no-cache");
  } else if (head.path.starts_with("/api/")) {
    co_return co_await api_.prepare(std::move(head));
  } else if (head.path == "/healthz" || head.path == "/readyz") {
    response = health(head);
  } else if (head.path == "/metrics") {
    response = metrics(head);
  } else if (head.path.starts_with("/files/") && is_read(head)) {
    response = co_await file(std::move(head));
  } else {
    response = page(head);
  }
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "strict-origin-when-cross-origin");
  co_return std::unexpected(std::move(response));
}

}  // namespace yingda::http
