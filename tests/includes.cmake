# SPDX-License-Identifier: Apache-2.0
# A stage knows only the stages before it.   usage: cmake -DROOT=FOLDER -P includes.cmake
# The order is that of the list in ROOT/CMakeLists.txt. Looks at the quoted includes of
#   src/<stage>/    which may name parley/ (the public headers), their own stage and those before it
#   tests/<stage>/  the same: a stage's tests need nothing that comes after it
#   include/parley/ which may name parley/ alone
# (a name without a folder is a file of the stage's own) and fails with a line "file: what is wrong" for each that names another.
cmake_minimum_required(VERSION 3.25)

file(STRINGS ${ROOT}/CMakeLists.txt list REGEX "^foreach\\(stage " LIMIT_COUNT 1)
if(NOT list MATCHES "^foreach\\(stage (.*)\\)$")
  message(FATAL_ERROR "${ROOT}/CMakeLists.txt: no list of stages")
endif()
string(REPLACE " " ";" stages "${CMAKE_MATCH_1}")

set(faults "")
# Checks the sources in `folder`, whose includes may begin with one of the names after it.
function(check folder)
  file(GLOB sources RELATIVE ${ROOT} ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.inl ${ROOT}/${folder}/*.cc)
  foreach(source ${sources})
    file(STRINGS ${ROOT}/${source} includes REGEX "^[ \t]*#[ \t]*include[ \t]+\"[^\"]*/")
    foreach(include ${includes})
      string(REGEX REPLACE "^[^\"]*\"([^\"/]*)/.*" "\\1" from "${include}")
      if(NOT from IN_LIST ARGN)
        string(APPEND faults "${source}: ${include}: may use ${ARGN}\n")
      endif()
    endforeach()
  endforeach()
  set(faults "${faults}" PARENT_SCOPE)
endfunction()

set(known parley)
check(include/parley ${known})
foreach(stage ${stages})
  list(APPEND known ${stage})
  check(src/${stage} ${known})
  check(tests/${stage} ${known})
endforeach()
if(faults)
  message(NOTICE "${faults}")
  message(FATAL_ERROR "these includes reach past their stage")
endif()
