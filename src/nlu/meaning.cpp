#include "nlu/meaning.hpp"

#include <cblas.h>

#include <algorithm>

#include "nlu/intent/linear_trainer.hpp"
#include "nlu/normalize.hpp"

namespace yingda::nlu {
namespace {

constexpr float kWidth = 4.F;   // of the kernel
constexpr float kRidge = 0.3F;  // regularisation of the fit
constexpr std::size_t kMostLandmarks = 1000;

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

// matrix (rows of the vector's size) · vector
void multiply(const DenseMatrix& matrix, std::span<const float> vector, std::vector<float>& out) {
  out.resize(matrix.size() / vector.size());
  cblas_sgemv(CblasRowMajor, CblasNoTrans, blas_int(out.size()), blas_int(vector.size()), 1.F, matrix.data(),
              blas_int(vector.size()), vector.data(), 1, 0.F, out.data(), 1);
}

}  // namespace

std::shared_ptr<const MeaningTier> MeaningTier::build(std::span<const EntryTexts> entries,
                                                      std::shared_ptr<const Encoder> encoder,
                                                      const MeaningTier* before) {
  std::size_t wordings = 0;
  for (const EntryTexts& entry : entries) wordings += wordings_of(entry.similar.size());
  if (!is_for(entries.size(), wordings)) return nullptr;
  std::shared_ptr<MeaningTier> tier(new MeaningTier(std::move(encoder)));
  std::vector<std::string> texts;
  tier->entries_ = entries.size();
  for (std::uint32_t e = 0; e < entries.size(); ++e) {
    const auto wording = [&](std::string text) {
      if (text.empty()) return;
      texts.push_back(std::move(text));
      tier->owners_.push_back(e);
    };
    wording(normalize(entries[e].question));
    for (const std::string& similar : entries[e].similar) wording(normalize(similar));
    wording(normalize(joined(entries[e].keywords)));
  }
  for (const EntryTexts& entry : entries) texts.push_back(normalize(entry.answer));
  tier->encode(std::move(texts), before);
  tier->fit(entries.size());
  tier->separate(entries);
  return tier;
}

void MeaningTier::encode(std::vector<std::string> texts, const MeaningTier* before) {
  const std::size_t dimensions = encoder_->dimensions();
  vectors_.resize(texts.size() * dimensions);
  std::vector<std::string_view> unknown;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto [known, added] = places_.emplace(std::move(texts[i]), i);
    const auto target = vectors_.begin() + static_cast<std::ptrdiff_t>(i * dimensions);
    if (before != nullptr) {
      if (const auto old = before->places_.find(known->first);
          old != before->places_.end() &&
          before->encoder_->source_of(known->first) == encoder_->source_of(known->first)) {
        std::ranges::copy(before->vector(old->second), target);
        continue;
      }
    }
    unknown.push_back(known->first);
    places.push_back(i);
  }
  std::vector<float> encoded(unknown.size() * dimensions);
  encoder_->encode_batch(unknown, encoded.data());
  for (std::size_t k = 0; k < places.size(); ++k) {
    std::ranges::copy(std::span(encoded).subspan(k * dimensions, dimensions),
                      vectors_.begin() + static_cast<std::ptrdiff_t>(places[k] * dimensions));
  }
}

// Ridge regression of "is it this entry's" in the kernel's space: closed, and well within a second for what a
// team writes.
void MeaningTier::fit(std::size_t entries) {
  const std::size_t dimensions = encoder_->dimensions();
  const auto wordings = std::span(vectors_).first(owners_.size() * dimensions);
  space_ = std::make_unique<KernelSpace>(wordings, dimensions, kWidth, kMostLandmarks, 1);
  const DenseMatrix features = space_->coordinates(wordings);
  const std::size_t width = space_->size();
  DenseMatrix square(width * width);
  cblas_ssyrk(CblasRowMajor, CblasLower, CblasTrans, blas_int(width), blas_int(owners_.size()), 1.F,
              features.data(), blas_int(width), 0.F, square.data(), blas_int(width));
  for (std::size_t i = 0; i < width; ++i) square[i * width + i] += kRidge;
  weights_.assign(width * entries, 0.F);
  for (std::size_t i = 0; i < owners_.size(); ++i) {
    for (std::size_t d = 0; d < width; ++d) weights_[d * entries + owners_[i]] += features[i * width + d];
  }
  if (factorise(square, width)) {
    const auto solve = [&](CBLAS_TRANSPOSE transposed) {
      cblas_strsm(CblasRowMajor, CblasLeft, CblasLower, transposed, CblasNonUnit, blas_int(width),
                  blas_int(entries), 1.F, square.data(), blas_int(width), weights_.data(), blas_int(entries));
    };
    solve(CblasNoTrans);
    solve(CblasTrans);
  }
  space_->from_coordinates(weights_, entries);
  space_->settle();
}

// The wordings of one entry against those of all others; for the n-grams its answer speaks too, since an
// indirect question often uses the answer's words.
void MeaningTier::separate(std::span<const EntryTexts> entries) {
  const std::size_t dimensions = encoder_->dimensions();
  plane_ = train_linear(DenseRows(std::span(vectors_).first(owners_.size() * dimensions), dimensions),
                        owners_, entries_, {.cost = kPlaneCost});
  std::vector<Query> texts;
  std::vector<std::uint32_t> owners;
  for (std::uint32_t e = 0; e < entries.size(); ++e) {
    const auto learn = [&](std::string_view text) {
      if (text.empty()) return;
      texts.push_back(make_query(text));
      owners.push_back(e);
    };
    learn(entries[e].question);
    for (const std::string& similar : entries[e].similar) learn(similar);
    learn(joined(entries[e].keywords));
    learn(entries[e].answer);
  }
  grams_ = std::make_unique<GramHead>(texts, owners, entries_, LinearOptions{.cost = kGramCost});
}

void MeaningTier::score_grams(const Query& query, std::vector<float>& out) const {
  out.resize(entries_);
  grams_->score(query, out);
}

std::span<const float> MeaningTier::vector(std::size_t place) const {
  return std::span(vectors_).subspan(place * encoder_->dimensions(), encoder_->dimensions());
}

void MeaningTier::score(std::string_view text, MeaningScores& out) const {
  thread_local std::vector<float> question;
  question.resize(encoder_->dimensions());
  encoder_->encode(text, question);
  score(question, out);
}

void MeaningTier::score(std::span<const float> question, MeaningScores& out) const {
  thread_local std::vector<float> row;
  multiply(vectors_, question, row);
  out.nearest.assign(entries_, -1.F);
  for (std::size_t i = 0; i < owners_.size(); ++i)
    out.nearest[owners_[i]] = std::max(out.nearest[owners_[i]], row[i]);
  out.answer.assign(row.begin() + static_cast<std::ptrdiff_t>(owners_.size()), row.end());
  space_->kernel_row(question, row);
  out.fit.resize(entries_);
  cblas_sgemv(CblasRowMajor, CblasTrans, blas_int(row.size()), blas_int(entries_), 1.F, weights_.data(),
              blas_int(entries_), row.data(), 1, 0.F, out.fit.data(), 1);
  separator_margins(plane_, question, out.plane);
}

}  // namespace yingda::nlu
