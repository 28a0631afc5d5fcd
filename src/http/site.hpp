#pragma once
// All paths of the server but WebSockets: /api/…, /healthz, /readyz, /metrics, /files/… and the web root.

#include <atomic>
#include <memory>
#include <string>

#include "base/metrics.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"

namespace yingda {
class UploadService;
}

namespace yingda::http {

// Where /files/{sha256}/{name} comes from.
struct StoredFile {
  std::filesystem::path path;
  std::string media_type;
  bool inline_safe = false;  // may be shown inside a page; otherwise it is sent as an attachment
};
class FileSource {
 public:
  virtual ~FileSource() = default;
  virtual async::Task<Result<StoredFile>> find(std::string sha256) = 0;
};
// The uploads of the installation. `uploads` must outlive it.
std::unique_ptr<FileSource> upload_files(UploadService& uploads);

struct SiteOptions {
  std::filesystem::path web_root;
  std::string metrics_token;  // "" = /metrics from this machine only
};

class Site final : public Service {
 public:
  // All references must outlive it.
  Site(Service& api, FileSource& files, SiteOptions options, const Metrics& metrics);

  // /readyz says 503 until this is called with true, and after it was called with false.
  void set_ready(bool ready) { ready_ = ready; }
  async::Task<std::expected<std::unique_ptr<Prepared>, Response>> prepare(Head head) override;

 private:
  Response health(const Head& head) const;
  Response metrics(const Head& head) const;
  async::Task<Response> file(Head head);
  Response page(const Head& head) const;

  Service& api_;
  FileSource& files_;
  SiteOptions options_;
  const Metrics& metrics_;
  StaticFiles static_;
  std::string openapi_tag_;
  std::atomic<bool> ready_ = false;
};

}  // namespace yingda::http
