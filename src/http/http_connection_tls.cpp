#include "http/http_connection.ipp"

namespace yingda::http {
template class HttpConnection<TlsStream>;
}  // namespace yingda::http
