// A pool of threads that compute parts of one piece of work at a time.
#include "CThreadPool.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  /// How often a thread without work looks again before it sleeps: some tens of microseconds.
  looksBeforeSleep = 2000,
  /// How often a caller looks whether the others are done before it offers its processor to them.
  looksBeforeYield = 2000,
  workerStackSize = 1 << 20,
};

/// The work at hand. Written only while the job is closed and nobody is inside.
static struct {
  ThreadPoolWork work;
  const void *context;
  long partCount;
  /// Workers with this index and above stay out.
  long workerCount;
} job;

/// Whether the job may be entered (1), plus 2 for each worker inside.
static atomic_long entry;
/// Counts jobs, so that a worker knows one it has been in.
static atomic_long jobNumber;
/// The first part that nobody has begun.
static atomic_long nextPart;

/// Whether a caller has the pool. Everything below is touched by that caller alone, save as said.
static atomic_bool isTaken;
static pthread_t workers[threadPoolLimit];
static long workerCount;

/// Workers with this index and above end. Guarded by the lock.
static long wantedWorkers;
static atomic_long sleeperCount;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wakeUp = PTHREAD_COND_INITIALIZER;

static void breathe(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Computes parts until none is left that nobody has begun.
static void computeParts(void) {
  for (;;) {
    long part = atomic_fetch_add_explicit(&nextPart, 1, memory_order_relaxed);
    if (part >= job.partCount) return;
    job.work(job.context, part, job.partCount);
  }
}

/// Computes what is left of the job, if it is still open and wants this worker.
static void joinJob(long index) {
  long seen = atomic_load_explicit(&entry, memory_order_relaxed);
  while (seen & 1) {
    if (!atomic_compare_exchange_weak_explicit(&entry, &seen, seen + 2, memory_order_acquire, memory_order_relaxed))
      continue;
    if (index < job.workerCount) computeParts();
    atomic_fetch_sub_explicit(&entry, 2, memory_order_release);
    return;
  }
}

/// Sleeps until there is another job; false when the worker is to end.
static bool sleepUntilJob(long index, long lastJob) {
  pthread_mutex_lock(&lock);
  // The order of these two, and the opposite one in threadPoolShare, makes sure that one side sees the other.
  atomic_fetch_add(&sleeperCount, 1);
  while (atomic_load(&jobNumber) == lastJob && index < wantedWorkers) pthread_cond_wait(&wakeUp, &lock);
  atomic_fetch_sub(&sleeperCount, 1);
  bool isWanted = index < wantedWorkers;
  pthread_mutex_unlock(&lock);
  return isWanted;
}

static void *runWorker(void *argument) {
  long index = (long)(intptr_t)argument, lastJob = 0;
  for (;;) {
    long looks = 0, current;
    while ((current = atomic_load_explicit(&jobNumber, memory_order_acquire)) == lastJob && looks < looksBeforeSleep) {
      breathe();
      looks += 1;
    }
    if (current == lastJob) {
      if (!sleepUntilJob(index, lastJob)) return NULL;
      continue;
    }
    lastJob = current;
    joinJob(index);
  }
}

static void wakeSleepers(void) {
  pthread_mutex_lock(&lock);
  pthread_cond_broadcast(&wakeUp);
  pthread_mutex_unlock(&lock);
}

/// After a fork the child has no workers, and whatever they were doing is not done.
static void forgetWorkers(void) {
  workerCount = wantedWorkers = 0;
  atomic_store(&entry, 0);
  atomic_store(&sleeperCount, 0);
  atomic_store(&isTaken, false);
  pthread_mutex_init(&lock, NULL);
  pthread_cond_init(&wakeUp, NULL);
}

/// Before the program's own threads begin, so that no fork can come between a first job and this.
__attribute__((constructor)) static void watchForks(void) { pthread_atfork(NULL, NULL, forgetWorkers); }

/// Keeps the signals of the program as a whole from a new worker: they are for the program's own threads. Those that a
/// fault of the worker itself raises it must take, or the fault would end the program without a word.
static void blockSignals(sigset_t *before) {
  static const int ownFaults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
  sigset_t blocked;
  sigfillset(&blocked);
  for (size_t i = 0; i < sizeof ownFaults / sizeof *ownFaults; i += 1) sigdelset(&blocked, ownFaults[i]);
  pthread_sigmask(SIG_SETMASK, &blocked, before);
}

/// Starts workers until there are enough. If the system has no more threads to give, there are fewer.
static void startWorkers(long count) {
  if (workerCount >= count) return;
  pthread_mutex_lock(&lock);
  wantedWorkers = count;
  pthread_mutex_unlock(&lock);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, workerStackSize);
  sigset_t before;
  blockSignals(&before);
  while (workerCount < count &&
         pthread_create(&workers[workerCount], &attributes, runWorker, (void *)(intptr_t)workerCount) == 0)
    workerCount += 1;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
}

static void endWorkers(long count) {
  if (workerCount <= count) return;
  pthread_mutex_lock(&lock);
  wantedWorkers = count;
  pthread_cond_broadcast(&wakeUp);
  pthread_mutex_unlock(&lock);
  for (; workerCount > count; workerCount -= 1) pthread_join(workers[workerCount - 1], NULL);
}

static bool takePool(void) { return !atomic_exchange_explicit(&isTaken, true, memory_order_acquire); }
static void giveBackPool(void) { atomic_store_explicit(&isTaken, false, memory_order_release); }

static long inRange(long threadCount) {
  return threadCount < 1 ? 1 : threadCount > threadPoolLimit ? threadPoolLimit : threadCount;
}

void threadPoolTrim(long threadCount) {
  while (!takePool()) sched_yield();
  endWorkers(inRange(threadCount) - 1);
  giveBackPool();
}

void threadPoolShare(long threadCount, long partCount, ThreadPoolWork work, const void *context) {
  long wanted = inRange(threadCount) - 1;
  if (wanted > partCount - 1) wanted = partCount - 1;
  if (wanted < 1 || !takePool()) {
    for (long part = 0; part < partCount; part += 1) work(context, part, partCount);
    return;
  }
  startWorkers(wanted);
  job.work = work;
  job.context = context;
  job.partCount = partCount;
  job.workerCount = wanted;
  atomic_store_explicit(&nextPart, 0, memory_order_relaxed);
  atomic_store_explicit(&entry, 1, memory_order_release);
  atomic_fetch_add(&jobNumber, 1);
  if (atomic_load(&sleeperCount) > 0) wakeSleepers();
  computeParts();
  // Nobody enters any more; those inside finish the parts they have begun.
  atomic_fetch_sub_explicit(&entry, 1, memory_order_relaxed);
  for (long looks = 0; atomic_load_explicit(&entry, memory_order_acquire) != 0; looks += 1)
    looks < looksBeforeYield ? breathe() : (void)sched_yield();
  giveBackPool();
}
