#include "http/tls.hpp"

namespace yingda::http {

Result<std::shared_ptr<boost::asio::ssl::context>> make_tls(const ServerOptions& options) {
  using boost::asio::ssl::context;
  std::shared_ptr<context> tls;
  if (options.tls_certificate.empty()) return tls;
  tls = std::make_shared<context>(context::tls_server);
  tls->set_options(context::default_workarounds | context::no_sslv2 | context::no_sslv3 | context::no_tlsv1 |
                   context::no_tlsv1_1);
  const auto refused = [](const std::string& file, const boost::system::error_code& failed) {
    return fail(ErrorKind::invalid, "tls_invalid", file + ": " + failed.message());
  };
  boost::system::error_code failed;
  tls->use_certificate_chain_file(options.tls_certificate, failed);
  if (failed) return refused(options.tls_certificate, failed);
  tls->use_private_key_file(options.tls_key, context::pem, failed);
  if (failed) return refused(options.tls_key, failed);
  return tls;
}

}  // namespace yingda::http
