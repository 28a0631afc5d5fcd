#pragma once
// Ids sort by time and are unique in the installation: 63 bits = 41 bits of milliseconds since 2024-01-01,
// 10 bits of node, 12 bits of counter. Stored as an integer key (rows append in order); shown to the outside
// as 13 characters of Crockford base32 in lower case, which sort as the numbers do. Thread-safe.

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yingda {

template <class Tag>
struct Id {
  std::int64_t value = 0;  // 0 = none
  constexpr explicit operator bool() const { return value != 0; }
  constexpr auto operator<=>(const Id&) const = default;
};

// The 13-character outside form, and back; parse gives nothing for any other text.
std::string id_to_text(std::int64_t value);
std::optional<std::int64_t> id_from_text(std::string_view text);

template <class Tag>
std::string to_text(Id<Tag> id) {
  return id ? id_to_text(id.value) : std::string();
}
template <class IdType>
std::optional<IdType> parse_id(std::string_view text) {
  const auto value = id_from_text(text);
  return value && *value != 0 ? std::optional(IdType{*value}) : std::nullopt;
}

// A fresh value, greater than every value given before by this process, even when the clock goes back.
std::int64_t next_id_value();
template <class IdType>
IdType new_id() {
  return IdType{next_id_value()};
}
// Makes later ids greater than `floor` (the greatest stored id, at start) and sets this node's number
// (0–1023).
void seed_ids(std::int64_t floor, unsigned node = 0);

struct WorkspaceTag;
using WorkspaceId = Id<WorkspaceTag>;
struct AccountTag;
using AccountId = Id<AccountTag>;
struct MemberTag;
using MemberId = Id<MemberTag>;
struct TeamTag;
using TeamId = Id<TeamTag>;
struct ChannelTag;
using ChannelId = Id<ChannelTag>;
struct ContactTag;
using ContactId = Id<ContactTag>;
struct ConversationTag;
using ConversationId = Id<ConversationTag>;
struct MessageTag;
using MessageId = Id<MessageTag>;
struct EntryTag;
using EntryId = Id<EntryTag>;
struct CannedTag;
using CannedId = Id<CannedTag>;
struct ApiKeyTag;
using ApiKeyId = Id<ApiKeyTag>;
struct UploadTag;
using UploadId = Id<UploadTag>;
struct TermTag;
using TermId = Id<TermTag>;
struct EvaluationTag;
using EvaluationId = Id<EvaluationTag>;
struct LearntTag;
using LearntId = Id<LearntTag>;

}  // namespace yingda

template <class Tag>
struct std::hash<yingda::Id<Tag>> {
  std::size_t operator()(yingda::Id<Tag> id) const noexcept { return std::hash<std::int64_t>()(id.value); }
};
