// SPDX-License-Identifier: Apache-2.0
#pragma once

// Compiles what follows, to the end of the file, for the processors that have all of `features`:
//   PARLEY_TARGET_BEGIN("avx2") ... PARLEY_TARGET_END
#define PARLEY_PRAGMA(text) _Pragma(#text)
#if defined(__clang__)
#define PARLEY_TARGET_BEGIN(features) \
  PARLEY_PRAGMA(clang attribute push(__attribute__((target(features))), apply_to = function))
#define PARLEY_TARGET_END PARLEY_PRAGMA(clang attribute pop)
#else
#define PARLEY_TARGET_BEGIN(features) PARLEY_PRAGMA(GCC push_options) PARLEY_PRAGMA(GCC target(features))
#define PARLEY_TARGET_END PARLEY_PRAGMA(GCC pop_options)
#endif
