/// How many threads share the work of a large kernel.
#pragma once

enum { kernelThreadLimit = 64 };

/// The number of threads that a call may use, the caller's among them: 1 unless the program asks for more.
long kernelThreadCount(void);
/// Uses so many threads from now on, between 1 and kernelThreadLimit (others are brought into that range).
///
/// The work is cut by output elements, so the results are the same bits for every number. Only calls of 4 million operations and
/// more are shared. Threads wait for work by spinning for some tens of microseconds and then sleep. A call that comes while
/// another thread's call has the pool does all of its work itself.
void kernelSetThreadCount(long count);
