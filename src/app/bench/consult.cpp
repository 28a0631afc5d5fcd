#include "app/bench/consult.hpp"

#include <utility>

namespace yingda::app::bench {
namespace {

Error refusal(const net::Answer& answer) {
  const auto problem = Json::parse(answer.body, nullptr, false);
  const auto fallback = "status_" + std::to_string(answer.status);
  return {
      ErrorKind::internal, problem.is_object() ? problem.value("code", fallback) : fallback, answer.body, {}};
}

}  // namespace

async::Task<Result<Acknowledged>> consult(net::HttpClient& client, const Target& target,
                                          const Visitor& visitor, const Questions& questions,
                                          std::uint64_t number) {
  Acknowledged told;
  told.client_message_id = "b" + std::to_string(number);
  const Json body = {{"visitor_id", visitor.id},
                     {"client_message_id", told.client_message_id},
                     {"text", questions.text(number)}};
  const auto answer = co_await client.send("POST", target.messages_path(), body.dump());
  if (!answer) co_return std::unexpected(answer.error());
  if (answer->status != 200) co_return std::unexpected(refusal(*answer));
  const auto receipt = Json::parse(answer->body, nullptr, false);
  if (!receipt.is_object() || !receipt.contains("message_id")) co_return std::unexpected(refusal(*answer));
  told.message = receipt["message_id"].get<std::string>();
  for (const auto& reply : receipt.value("replies", Json::array())) {
    told.replies.push_back(reply.value("id", ""));
  }
  co_return told;
}

}  // namespace yingda::app::bench
