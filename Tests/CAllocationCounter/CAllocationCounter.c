#include "CAllocationCounter.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define SANITIZER_OWNS_HEAP 1
#endif
#endif

// The program's own definitions take precedence over those of glibc for every library it loads,
// the Swift runtime included. Counting is per thread, so that tests may run beside each other.
static _Thread_local bool isCounting = false;
static _Thread_local int64_t allocationCount = 0;

void allocationCountingBegin(void) {
  allocationCount = 0;
  isCounting = true;
}

int64_t allocationCountingEnd(void) {
  isCounting = false;
  return allocationCount;
}

#if defined(__GLIBC__) && !defined(SANITIZER_OWNS_HEAP)

bool allocationCountingIsPossible(void) { return true; }

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *pointer, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static inline void count(void) {
  if (isCounting) allocationCount += 1;
}

void *malloc(size_t size) {
  count();
  return __libc_malloc(size);
}

void *calloc(size_t elementCount, size_t size) {
  count();
  return __libc_calloc(elementCount, size);
}

void *realloc(void *pointer, size_t size) {
  count();
  return __libc_realloc(pointer, size);
}

void *memalign(size_t alignment, size_t size) {
  count();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **pointer, size_t alignment, size_t size) {
  count();
  if (alignment == 0 || alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
  void *memory = __libc_memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *pointer = memory;
  return 0;
}

#else

bool allocationCountingIsPossible(void) { return false; }

#endif
