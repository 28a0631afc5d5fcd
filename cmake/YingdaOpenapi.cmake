# api/openapi.yaml becomes JSON at build time and part of the http module, so that the program needs no file for it.
find_package(yaml-cpp REQUIRED)
add_executable(yaml_to_json ${CMAKE_SOURCE_DIR}/tools/yaml_to_json.cpp)
target_link_libraries(yaml_to_json PRIVATE yaml-cpp nlohmann_json::nlohmann_json)
set(openapi_source ${CMAKE_BINARY_DIR}/generated/openapi_document.cpp)
add_custom_command(
  OUTPUT ${openapi_source}
  COMMAND yaml_to_json ${CMAKE_SOURCE_DIR}/api/openapi.yaml ${openapi_source}
  DEPENDS yaml_to_json ${CMAKE_SOURCE_DIR}/api/openapi.yaml
  COMMENT "Embedding api/openapi.yaml")
get_target_property(http_type yingda_http TYPE)
if(http_type STREQUAL "STATIC_LIBRARY")
  target_sources(yingda_http PRIVATE ${openapi_source})
  # The document is one literal; clang takes any length, the standard promises 64 KiB.
  set_source_files_properties(${openapi_source} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
endif()
