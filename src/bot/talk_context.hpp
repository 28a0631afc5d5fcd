#pragma once
// What the talk so far says about which entry a message means.

#include <string_view>
#include <vector>

#include "bot/snapshot.hpp"
#include "nlu/matcher.hpp"

namespace yingda::bot {

// People stay on a subject: four of five questions after an answer are about its category, and a very short
// one is about the very entry. The matches' probabilities are weighed with that; best first again. A question
// that is an entry's own wording stands as it is.
void weigh_by_talk(const Snapshot& snapshot, EntryId last_answered, std::string_view question,
                   std::vector<nlu::Match>& matches);

// Whether a text leans on what was said before: "那运费呢", "它多久到", "the second one", "要是没有呢".
bool leans_on_talk(std::string_view normalized);
// Whether it names one of several by what it is: "云的那个", "公司要抵税的那种", "the one for business".
bool names_one_of_several(std::string_view normalized);
// Whether it says in words that none of what was offered is meant: "不是券也不是发票，是…", "neither, it is
// …".
bool denies_options(std::string_view normalized);
// Whether it says that it begins something else: "对了", "另外", "by the way".
bool changes_subject(std::string_view normalized);

}  // namespace yingda::bot
