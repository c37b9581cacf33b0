#ifndef C_ALLOCATION_COUNTER_H
#define C_ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

/// Whether this program's allocations can be counted: they are not where a sanitizer owns the heap
/// or the C library is not glibc.
bool allocationCountingIsPossible(void);

/// Begins to count the allocations of the calling thread, from zero.
void allocationCountingBegin(void);

/// Stops counting and returns how often the calling thread asked for memory since the beginning.
int64_t allocationCountingEnd(void);

#endif
