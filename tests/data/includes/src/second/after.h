// Keeps it.
#include "first/before.h"
