// Memory that a thread keeps for its kernels.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "ThreadPool.h"

typedef struct {
  float *numbers;
  long capacity;
} Scratch;

static _Thread_local Scratch scratch;
static pthread_key_t atThreadEnd;

static void freeScratch(void *numbers) {
  free(numbers);
  scratch = (Scratch){0};
}

static void makeKey(void) {
  if (pthread_key_create(&atThreadEnd, freeScratch) == 0) return;
  fprintf(stderr, "The system has no thread-specific keys left for scratch memory of kernels. Use fewer of them.\n");
  abort();
}

float *kernelScratch(long count) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (count <= scratch.capacity) return scratch.numbers;
  pthread_once(&once, makeKey);
  free(scratch.numbers);
  // Whole pages: sizes that differ a little shall not allocate anew each time.
  size_t size = ((size_t)count * sizeof(float) + 4095) / 4096 * 4096;
  void *numbers = NULL;
  if (posix_memalign(&numbers, 64, size) != 0) {
    fprintf(stderr, "A kernel needs %zu bytes of scratch memory, and there are none. Use fewer threads or images.\n",
            size);
    abort();
  }
  scratch = (Scratch){numbers, (long)(size / sizeof(float))};
  pthread_setspecific(atThreadEnd, numbers);
  return scratch.numbers;
}
