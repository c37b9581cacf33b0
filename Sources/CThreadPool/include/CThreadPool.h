/// One pool of threads for the whole program: kernels and vectors of worlds share their work on it.
#pragma once

enum {
  /// The most threads that share one piece of work.
  threadPoolLimit = 64
};

/// Computes part `part` of `partCount` of a result. Parts may run at the same time, in any order, on any thread.
typedef void (*ThreadPoolWork)(const void *context, long part, long partCount);

/// Runs every part and returns when all are done: on so many threads, the caller's among them, if the pool is free, else
/// all on the caller's, as in a part of other shared work.
///
/// What the caller wrote before is seen by every part, and what the parts wrote by the caller afterwards. Threads are
/// started when they are first wanted; without work they spin for some tens of microseconds and then sleep. If the system
/// has no more threads to give, fewer do the same work. Counts beyond 1 to threadPoolLimit are brought into that range.
///
/// A part may not fork: the child would wait for parts that threads left behind were computing. A fork at any other
/// moment is well; the child starts threads of its own.
void threadPoolShare(long threadCount, long partCount, ThreadPoolWork work, const void *context);

/// Ends the threads beyond so many, the caller's among them, once no work is shared. They start again when wanted.
///
/// It may not be called in a part of shared work, which would wait for itself.
void threadPoolTrim(long threadCount);
