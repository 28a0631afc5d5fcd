# api/events.schema.json becomes part of the http module, so that WebSocket frames are checked against what it says.
set(events_schema_file ${CMAKE_SOURCE_DIR}/api/events.schema.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${events_schema_file})
file(READ ${events_schema_file} EVENTS_SCHEMA)
configure_file(${CMAKE_SOURCE_DIR}/src/http/ws/events_document.cpp.in ${CMAKE_BINARY_DIR}/generated/events_document.cpp
  @ONLY)
get_target_property(http_type yingda_http TYPE)
if(http_type STREQUAL "STATIC_LIBRARY")
  target_sources(yingda_http PRIVATE ${CMAKE_BINARY_DIR}/generated/events_document.cpp)
endif()
