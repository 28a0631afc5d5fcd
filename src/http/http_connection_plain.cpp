#include "http/http_connection.ipp"

namespace yingda::http {
template class HttpConnection<PlainStream>;
}  // namespace yingda::http
