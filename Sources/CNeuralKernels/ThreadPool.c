// How many threads of the program's pool share the work of a kernel.
#include "ThreadPool.h"

#include <stdatomic.h>

/// Fewer operations than this, some 34 µs of a core of 117 GF/s, are not worth waking anybody.
static const double fewestSharedOperations = 4e6;

_Static_assert(kernelThreadLimit == threadPoolLimit, "The kernels may use as many threads as the pool has.");

static atomic_long threadCount = 1;

long kernelThreadCount(void) { return atomic_load_explicit(&threadCount, memory_order_relaxed); }

void kernelSetThreadCount(long count) {
  count = count < 1 ? 1 : count > kernelThreadLimit ? kernelThreadLimit : count;
  atomic_store_explicit(&threadCount, count, memory_order_relaxed);
  threadPoolTrim(count);
}

long kernelPartCount(double operations) { return operations < fewestSharedOperations ? 1 : kernelThreadCount(); }

void kernelShareWork(long partCount, KernelWork work, const void *arguments) {
  threadPoolShare(kernelThreadCount(), partCount, work, arguments);
}
