#include "core/uploads/upload_service.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "async/offload.hpp"
#include "base/crypto.hpp"
#include "base/disk_error.hpp"
#include "core/journal.hpp"
#include "core/store_await.hpp"
#include "core/uploads/blob_folder.hpp"
#include "core/uploads/sniff.hpp"

namespace yingda {
namespace {

bool is_hash(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Result<Upload> store_bytes(const std::filesystem::path& folder, WorkspaceId workspace,
                           const std::string& name, const std::string& bytes) {
  auto sniffed = sniff(bytes, name);
  if (!sniffed) return std::unexpected(std::move(sniffed.error()));
  Upload upload;
  upload.id = new_id<UploadId>();
  upload.workspace = workspace;
  upload.sha256 = to_hex(sha256(bytes));
  upload.name = clean_file_name(name, sniffed->media_type);
  upload.media_type = std::move(sniffed->media_type);
  upload.size = static_cast<std::int64_t>(bytes.size());
  upload.width = sniffed->width;
  upload.height = sniffed->height;
  upload.created_at = now_ms();
  try {
    write_blob(folder, upload.sha256, bytes);
  } catch (const std::system_error& error) {
    if (auto refused = disk_error(error.code().value())) return std::unexpected(std::move(*refused));
    throw;
  }
  return upload;
}

std::string percent_encoded(std::string_view name) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      encoded += c;
    } else {
      encoded += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return encoded;
}

}  // namespace

const std::vector<std::string>& accepted_media_types() {
  static const std::vector<std::string> kTypes = [] {
    std::vector<std::string> types;
    for (const AcceptedType& type : accepted_types()) types.emplace_back(type.media_type);
    return types;
  }();
  return kTypes;
}

FilePart to_part(const Upload& upload) {
  FilePart part;
  part.image = upload.media_type.starts_with("image/");
  // The name in the link is for people and downloads; the longest link that a part may have is 500
  // characters.
  std::string name = percent_encoded(upload.name);
  if (name.size() > 400) name = percent_encoded(clean_file_name("", upload.media_type));
  part.url = "/files/" + upload.sha256 + "/" + name;
  part.name = upload.name;
  part.media_type = upload.media_type;
  part.size = upload.size;
  part.width = upload.width;
  part.height = upload.height;
  return part;
}

async::Task<Result<Upload>> UploadService::add(WorkspaceId workspace, std::string name, std::string bytes,
                                               Actor actor) {
  if (std::ssize(bytes) > limits_.max_bytes) {
    co_return fail(ErrorKind::too_large, "upload_too_large",
                   "The file has " + std::to_string(bytes.size()) + " bytes; at most " +
                       std::to_string(limits_.max_bytes) + " are accepted.");
  }
  auto upload = co_await offload_.run<Upload>(
      [folder = folder_, workspace, name = std::move(name), bytes = std::move(bytes)] {
        return store_bytes(folder, workspace, name, bytes);
      });
  if (!upload) co_return std::unexpected(std::move(upload.error()));
  co_return co_await write<Upload>(
      store_, [upload = std::move(*upload), actor = std::move(actor)](Tx& tx) -> Result<Upload> {
        tx.uploads().insert(upload);
        record(tx, upload.workspace, actor, "upload.created", upload.sha256);
        return upload;
      });
}

async::Task<Result<ServedUpload>> UploadService::find(std::string hash) {
  const auto missing = [] {
    return fail(ErrorKind::not_found, "upload_not_found", "There is no file under this address.");
  };
  if (!is_hash(hash)) co_return missing();
  auto found = co_await read<std::optional<Upload>>(
      store_, [hash](Tx& tx) -> Result<std::optional<Upload>> { return tx.uploads().find_by_hash(hash); });
  if (!found) co_return std::unexpected(std::move(found.error()));
  if (!*found) co_return missing();
  ServedUpload served;
  served.upload = std::move(**found);
  served.path = blob_path(folder_, hash);
  const auto type = std::ranges::find(accepted_types(), served.upload.media_type, &AcceptedType::media_type);
  served.inline_safe = type != accepted_types().end() && type->inline_safe;
  co_return served;
}

}  // namespace yingda
