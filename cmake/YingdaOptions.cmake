# Compiler settings that hold for every target.
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  message(FATAL_ERROR "Yingda is built with clang 19 or newer (use a preset: cmake --preset release)")
endif()

option(YINGDA_TESTS "Build the C++ tests" OFF)
option(YINGDA_FUZZ "Build the libFuzzer targets" OFF)
option(YINGDA_BENCH "Build the benchmarks" OFF)
set(YINGDA_SANITIZE "" CACHE STRING "Value for -fsanitize=, e.g. address,undefined")

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fno-omit-frame-pointer)
add_link_options(-fuse-ld=lld)
if(YINGDA_SANITIZE)
  add_compile_options(-fsanitize=${YINGDA_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${YINGDA_SANITIZE})
endif()
# Asio's fenced blocks are not understood by ThreadSanitizer.
if(YINGDA_SANITIZE MATCHES "thread")
  add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
endif()
# Asio, Beast and TLS are compiled once, in src/async/asio_impl.cpp, src/net/beast_impl.cpp and src/net/ssl_impl.cpp.
add_compile_definitions(BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
  BOOST_ASIO_NO_DEPRECATED SPDLOG_FMT_EXTERNAL)
