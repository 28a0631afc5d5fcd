#include "core/conversations/attachments.hpp"

#include "core/store.hpp"

namespace yingda {
namespace {

constexpr std::string_view kPrefix = "/files/";
constexpr std::size_t kHashLength = 64;

Status resolve(Tx& tx, FilePart& file, std::size_t index) {
  const std::string_view rest = std::string_view(file.url).starts_with(kPrefix)
                                    ? std::string_view(file.url).substr(kPrefix.size())
                                    : std::string_view();
  const std::string hash(rest.substr(0, rest.find('/')));
  const auto upload = hash.size() == kHashLength ? tx.uploads().find_by_hash(hash) : std::nullopt;
  if (!upload) {
    return fail(ErrorKind::invalid, "upload_not_found", "A file must be uploaded before it is sent.",
                "/parts/" + std::to_string(index) + "/url");
  }
  file.image = upload->media_type.starts_with("image/");
  file.media_type = upload->media_type;
  if (file.name.empty()) file.name = upload->name;
  file.size = upload->size;
  file.width = upload->width;
  file.height = upload->height;
  return {};
}

}  // namespace

Status resolve_uploads(Tx& tx, Parts& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (auto* file = std::get_if<FilePart>(&parts[i])) {
      if (auto resolved = resolve(tx, *file, i); !resolved) return resolved;
    }
  }
  return {};
}

}  // namespace yingda
