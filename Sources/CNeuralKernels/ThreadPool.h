/// Sharing the work of one kernel among threads.
#pragma once
#include "CThreadPool.h"
#include "KernelList.h"

/// Computes part `part` of `partCount` of a result. Parts may run at the same time, in any order, on any thread.
typedef ThreadPoolWork KernelWork;

/// Runs every part and returns when all are done: on the pool's threads if it is free, else all on the caller's.
void kernelShareWork(long partCount, KernelWork work, const void *arguments);

/// Into how many parts to cut work of so many operations: as many as there are threads, or 1 when that is not worth it.
long kernelPartCount(double operations);

/// The stretch of `count` elements that a part covers. Only multiples of `granule` are cut at.
static inline KernelRange kernelPart(long count, long granule, long part, long partCount) {
  long pieces = (count + granule - 1) / granule, first = pieces * part / partCount * granule;
  long end = pieces * (part + 1) / partCount * granule;
  return (KernelRange){first < count ? first : count, end < count ? end : count};
}

/// Memory of the calling thread for `count` numbers, aligned to a cache line. It is kept, and overwritten by the next
/// kernel that asks. Ends the program when there is none.
float *kernelScratch(long count);
