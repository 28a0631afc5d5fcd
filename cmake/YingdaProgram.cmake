add_executable(yingda ${CMAKE_SOURCE_DIR}/src/app/main.cpp)
target_link_libraries(yingda PRIVATE yingda_app)
