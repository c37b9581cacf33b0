/// Counts allocations, for tests of code that must not allocate.
///
/// Linking this target replaces the allocation functions of the whole test program by ones that count, thread by
/// thread, so that tests beside each other do not disturb the counts. It needs glibc.
#pragma once
#include <stdbool.h>

/// How many allocations this thread has made so far.
long allocationCount(void);
/// Whether allocations are counted on this platform.
bool allocationsAreCounted(void);
