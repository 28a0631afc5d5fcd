#include "http/router.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.hpp"
#include "http/operation.hpp"
#include "http/path_tree.hpp"

namespace yingda::http {
namespace {

constexpr std::array<std::string_view, 5> kMethods = {"get", "post", "put", "patch", "delete"};

std::string upper(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

void add_parameter(Router::Operation& operation, const Json& json, SchemaSet& schemas) {
  const std::string where = json.at("in");
  Parameter parameter{json.at("name"), json.value("required", false), schemas.compile(json.at("schema"))};
  if (where == "path") {
    operation.path_parameters.push_back(std::move(parameter));
  } else if (where == "query") {
    operation.query_parameters.push_back(std::move(parameter));
  } else if (where == "header") {
    parameter.name = ascii_lower(parameter.name);
    operation.idempotent = operation.idempotent || parameter.name == "idempotency-key";
    operation.header_parameters.push_back(std::move(parameter));
  } else {
    throw std::logic_error("api/openapi.yaml: a parameter in '" + where + "' is not understood");
  }
}

void read_body(Router::Operation& operation, const Json& body, SchemaSet& schemas) {
  operation.body_required = body.value("required", false);
  const Json& content = body.at("content");
  if (content.contains("multipart/form-data")) {
    operation.body = Router::Operation::Body::multipart;
  } else {
    operation.body = Router::Operation::Body::json;
    operation.body_schema = schemas.compile(content.at("application/json").at("schema"));
  }
}

std::unique_ptr<Router::Operation> read_operation(std::string_view method, const std::string& path,
                                                  const Json& item, const Json& json, SchemaSet& schemas) {
  auto operation = std::make_unique<Router::Operation>();
  operation->id = json.at("operationId");
  operation->method = upper(method);
  operation->path = path;
  if (json.contains("tags")) operation->tag = json.at("tags").at(0);
  for (const Json* list : {&item, &json}) {
    if (!list->contains("parameters")) continue;
    for (const auto& parameter : list->at("parameters")) {
      add_parameter(*operation, schemas.resolve(parameter), schemas);
    }
  }
  if (json.contains("requestBody")) read_body(*operation, schemas.resolve(json.at("requestBody")), schemas);
  if (json.contains("x-roles")) operation->roles = json.at("x-roles").get<std::vector<std::string>>();
  operation->scope = json.value("x-scope", "");
  operation->open = json.contains("security") && json.at("security").empty();
  return operation;
}

}  // namespace

struct Router::Impl {
  using ByMethod = std::map<std::string, Operation*, std::less<>>;

  // The schemas refer to the document while they are compiled.
  explicit Impl(const Json& openapi) : document(openapi), schemas(document) {}

  Json document;
  SchemaSet schemas;
  std::vector<std::unique_ptr<Operation>> operations;
  PathTree<ByMethod> paths;
};

Router::Router(const Json& openapi) : impl_(std::make_unique<Impl>(openapi)) {
  try {
    for (const auto& [path, item] : impl_->document.at("paths").items()) {
      for (const auto method : kMethods) {
        const auto found = item.find(method);
        if (found == item.end()) continue;
        impl_->operations.push_back(read_operation(method, path, item, *found, impl_->schemas));
        Operation* operation = impl_->operations.back().get();
        impl_->paths.at(path)[operation->method] = operation;
      }
    }
  } catch (const Json::exception& error) {
    throw std::logic_error(std::string("api/openapi.yaml: ") + error.what());
  }
}

Router::~Router() = default;

void Router::add(Route route) {
  const auto found =
      std::ranges::find(impl_->operations, route.operation_id, [](const auto& o) { return o->id; });
  const std::string id(route.operation_id);
  if (found == impl_->operations.end())
    throw std::logic_error("no operation '" + id + "' in api/openapi.yaml");
  if ((*found)->handler) throw std::logic_error("two handlers for the operation '" + id + "'");
  (*found)->handler = std::move(route.handler);
}

std::vector<std::string> Router::unhandled() const {
  std::vector<std::string> ids;
  for (const auto& operation : impl_->operations) {
    if (!operation->handler) ids.push_back(operation->id);
  }
  return ids;
}

const Router::Operation* Router::find(std::string_view operation_id) const {
  const auto found = std::ranges::find(impl_->operations, operation_id, [](const auto& o) { return o->id; });
  return found == impl_->operations.end() ? nullptr : found->get();
}

std::vector<const Router::Operation*> Router::operations() const {
  std::vector<const Operation*> all;
  for (const auto& operation : impl_->operations) all.push_back(operation.get());
  return all;
}

Router::Match Router::match(std::string_view method, std::string_view path) const {
  Match match;
  const auto* methods = impl_->paths.find(path, match.path_params);
  if (methods == nullptr) {
    match.error = {ErrorKind::not_found, "not_found", "There is no operation at this path.", {}};
    return match;
  }
  // What answers GET answers HEAD; the server leaves the body out.
  const auto found = methods->find(method == "HEAD" ? "GET" : method);
  if (found != methods->end()) {
    match.operation = found->second;
    return match;
  }
  for (const auto& [name, operation] : *methods) match.allow += (match.allow.empty() ? "" : ", ") + name;
  if (methods->contains("GET")) match.allow += ", HEAD";
  match.allow += ", OPTIONS";
  match.error = {ErrorKind::invalid, "method_not_allowed", "Allowed is " + match.allow + ".", {}};
  return match;
}

}  // namespace yingda::http
