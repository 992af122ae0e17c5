# Compiles the tables of knowledge/ into parley_actors; an edited table rebuilds it.
set(knowledge_tables states bodies offices given-names leaders places)
set(knowledge_files "")
foreach(table ${knowledge_tables})
  list(APPEND knowledge_files ${CMAKE_SOURCE_DIR}/knowledge/${table}.tsv)
endforeach()
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/knowledge/knowledge.inc
  COMMAND ${CMAKE_COMMAND} -DOUT=${CMAKE_BINARY_DIR}/knowledge/knowledge.inc -DDIR=${CMAKE_SOURCE_DIR}/knowledge
          "-DTABLES=${knowledge_tables}" -P ${CMAKE_SOURCE_DIR}/cmake/embed_knowledge.cmake
  DEPENDS ${knowledge_files} ${CMAKE_SOURCE_DIR}/cmake/embed_knowledge.cmake
  VERBATIM)
target_sources(parley_actors PRIVATE ${CMAKE_BINARY_DIR}/knowledge/knowledge.inc)
target_include_directories(parley_actors PRIVATE ${CMAKE_BINARY_DIR}/knowledge)
