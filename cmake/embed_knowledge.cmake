# Writes the tables of knowledge/ as C++ raw strings, so that no file is needed at run time:
#   cmake -DOUT=knowledge.inc -DDIR=knowledge -DTABLES=states;bodies -P embed_knowledge.cmake
# Compilers need not take literals of more than 65,536 characters, and say so; g++ and clang do.
set(text "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n")
foreach(table ${TABLES})
  file(READ ${DIR}/${table}.tsv content)
  string(REPLACE "-" "_" name ${table})
  string(APPEND text "constexpr std::string_view k_${name} = R\"tsv(${content})tsv\";\n")
endforeach()
file(WRITE ${OUT} "${text}")
