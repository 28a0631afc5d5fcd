#pragma once
// What the views say of training texts that they were not trained on, and of texts of intents that were left
// out as a whole: the ground on which weights, probabilities and the out-of-scope threshold are learnt.

#include "nlu/intent/stacking.hpp"

namespace yingda::nlu {

// Few examples are held out in turn; of many, one part is enough. Deterministic.
std::vector<HeldOut> hold_out(const ExampleSet& examples, unsigned threads);

}  // namespace yingda::nlu
