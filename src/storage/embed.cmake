# Builds the migrations into yingda_storage: every src/storage/migrations/NNNN_what.sql with its number, name and
# SHA-256, in order. Run by itself (cmake -DOUTPUT=... -DFOLDER=... -P embed.cmake) it writes the source file; included,
# it adds the step to the build, which runs again when a migration is added or changed.
if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB files ${FOLDER}/*.sql)
  list(SORT files)
  set(rows "")
  foreach(file ${files})
    get_filename_component(name ${file} NAME_WE)
    if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
      message(FATAL_ERROR "${file}: a migration is called NNNN_what.sql")
    endif()
    math(EXPR number "1${CMAKE_MATCH_1} - 10000")
    file(SHA256 ${file} hash)
    file(READ ${file} sql)
    string(APPEND rows "    {${number}, \"${name}\", \"${hash}\",\n     R\"sql(${sql})sql\"},\n")
  endforeach()
  file(WRITE ${OUTPUT} "// Written by src/storage/embed.cmake.\n#include \"storage/sqlite/migrate.hpp\"\n
namespace yingda::storage {\nnamespace {\nconstexpr Migration kMigrations[] = {\n${rows}};\n}  // namespace\n
std::span<const Migration> migrations() { return kMigrations; }\n}  // namespace yingda::storage\n")
  return()
endif()

file(GLOB YINGDA_MIGRATIONS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/storage/migrations/*.sql)
set(YINGDA_MIGRATIONS_CPP ${CMAKE_BINARY_DIR}/generated/storage/migrations.cpp)
add_custom_command(
  OUTPUT ${YINGDA_MIGRATIONS_CPP}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${YINGDA_MIGRATIONS_CPP} -DFOLDER=${CMAKE_SOURCE_DIR}/src/storage/migrations
          -P ${CMAKE_SOURCE_DIR}/src/storage/embed.cmake
  DEPENDS ${YINGDA_MIGRATIONS} ${CMAKE_SOURCE_DIR}/src/storage/embed.cmake
  VERBATIM)
target_sources(yingda_storage PRIVATE ${YINGDA_MIGRATIONS_CPP})
