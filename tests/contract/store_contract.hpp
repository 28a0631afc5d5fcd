#pragma once
// The contract of core/store.hpp. A kind of store includes this once and instantiates it:
//   YINGDA_STORE_CONTRACT(Sqlite, StoreBackend{"sqlite", open});

#include "contract/conversation_contract.hpp"
#include "contract/crash_contract.hpp"
#include "contract/evaluation_contract.hpp"
#include "contract/event_contract.hpp"
#include "contract/glossary_contract.hpp"
#include "contract/knowledge_contract.hpp"
#include "contract/learnt_contract.hpp"
#include "contract/message_contract.hpp"
#include "contract/people_contract.hpp"
#include "contract/search_contract.hpp"
#include "contract/traffic_contract.hpp"
#include "contract/unit_contract.hpp"
#include "contract/upkeep_contract.hpp"

#define YINGDA_STORE_CONTRACT(name, ...)                                              \
  namespace yingda::contract {                                                        \
  INSTANTIATE_TEST_SUITE_P(name, PeopleContract, testing::Values(__VA_ARGS__));       \
  INSTANTIATE_TEST_SUITE_P(name, ConversationContract, testing::Values(__VA_ARGS__)); \
  INSTANTIATE_TEST_SUITE_P(name, MessageContract, testing::Values(__VA_ARGS__));      \
  INSTANTIATE_TEST_SUITE_P(name, KnowledgeContract, testing::Values(__VA_ARGS__));    \
  INSTANTIATE_TEST_SUITE_P(name, LearntContract, testing::Values(__VA_ARGS__));       \
  INSTANTIATE_TEST_SUITE_P(name, GlossaryContract, testing::Values(__VA_ARGS__));     \
  INSTANTIATE_TEST_SUITE_P(name, EvaluationContract, testing::Values(__VA_ARGS__));   \
  INSTANTIATE_TEST_SUITE_P(name, TrafficContract, testing::Values(__VA_ARGS__));      \
  INSTANTIATE_TEST_SUITE_P(name, EventContract, testing::Values(__VA_ARGS__));        \
  INSTANTIATE_TEST_SUITE_P(name, UnitContract, testing::Values(__VA_ARGS__));         \
  INSTANTIATE_TEST_SUITE_P(name, SearchContract, testing::Values(__VA_ARGS__));       \
  INSTANTIATE_TEST_SUITE_P(name, UpkeepContract, testing::Values(__VA_ARGS__));       \
  INSTANTIATE_TEST_SUITE_P(name, CrashContract, testing::Values(__VA_ARGS__));        \
  }
