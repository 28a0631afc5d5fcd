#pragma once
// A reproducible shuffle: the standard library's differs between implementations.

#include <cstdint>
#include <span>
#include <utility>

namespace yingda::nlu {

class Shuffle {
 public:
  explicit Shuffle(std::uint64_t seed) : state_(seed) {}
  // SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  template <class T>
  void operator()(std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[next() % i]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace yingda::nlu
