// Breaks the rule, for the test of the rule.
#include "parley/span.h"
#include "second/after.h"
