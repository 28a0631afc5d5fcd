#pragma once
// Every area's routes; each function adds the table at the top of its file.

namespace yingda::http {

class Router;
struct Services;

void add_public_routes(Router& router, Services& services);
void add_conversation_routes(Router& router, Services& services);
void add_contact_routes(Router& router, Services& services);
void add_search_routes(Router& router, Services& services);
void add_workspace_routes(Router& router, Services& services);
void add_people_routes(Router& router, Services& services);
void add_team_routes(Router& router, Services& services);
void add_api_key_routes(Router& router, Services& services);
void add_channel_routes(Router& router, Services& services);
void add_knowledge_routes(Router& router, Services& services);
void add_learnt_routes(Router& router, Services& services);
void add_glossary_routes(Router& router, Services& services);
void add_evaluation_routes(Router& router, Services& services);
void add_canned_routes(Router& router, Services& services);
void add_upload_routes(Router& router, Services& services);

}  // namespace yingda::http
