add_executable(yingda ${CMAKE_SOURCE_DIR}/src/app/main.cpp)
target_link_libraries(yingda PRIVATE yingda_app)
# What one thread allocates another one frees, in small pieces: jemalloc needs a quarter less CPU for the whole server
# than glibc (docs/performance.md). Sanitizers bring an allocator of their own.
if(NOT YINGDA_SANITIZE)
  find_library(YINGDA_JEMALLOC jemalloc REQUIRED)
  target_link_libraries(yingda PRIVATE ${YINGDA_JEMALLOC})
endif()
