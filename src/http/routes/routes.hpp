#pragma once
// Every area's routes; each function adds the table at the top of its file.

namespace yingda::http {

class Router;
struct Services;

void add_public_routes(Router& router, Services& services);
void add_conversation_routes(Router& router, Services& services);
void add_contact_routes(Router& router, Services& services);
void add_search_routes(Router& router, Services& services);

}  // namespace yingda::http
