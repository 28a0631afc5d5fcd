#include "nlu/encoder/matrix.hpp"

#include <algorithm>

namespace yingda::nlu {

Matrix::Matrix(std::span<const std::int8_t> row_major, std::size_t rows, std::size_t columns, float scale,
               const MatrixKernel& kernel)
    : run_(kernel.run),
      rows_(rows),
      columns_(columns),
      scale_(scale),
      packed_(rows * columns),
      column_sums_(columns) {
  std::vector<std::int32_t> sums(columns);
  for (std::size_t k = 0; k < rows; ++k) {
    for (std::size_t c = 0; c < columns; ++c) {
      const std::int8_t weight = row_major[k * columns + c];
      const std::size_t panel = c / kPanel * kPanel * rows;
      packed_[panel + (k / 2 * kPanel + c % kPanel) * 2 + k % 2] = weight;
      sums[c] += weight;
    }
  }
  std::ranges::transform(sums, column_sums_.begin(),
                         [scale](std::int32_t sum) { return scale * static_cast<float>(sum); });
}

void Matrix::multiply(const std::int16_t* const* inputs, std::size_t count, std::int32_t* out) const {
  for (std::size_t c = 0; c < columns_; c += kPanel) {
    run_(inputs, count, packed_.data() + c * rows_, rows_ / 2, out + c, columns_);
  }
}

}  // namespace yingda::nlu
