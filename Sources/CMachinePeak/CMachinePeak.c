#include "CMachinePeak.h"

enum { chainCount = 12 };

// Each chain waits for itself alone; the empty assembly keeps the compiler from seeing through the rounds.
#define MEASURE(name, lanes, target, step)                                                          \
  target static void name(long rounds) {                                                            \
    typedef float Register __attribute__((vector_size(lanes * sizeof(float))));                     \
    Register sums[chainCount] = {0};                                                                \
    Register x = (Register){0} + 0.999f, y = (Register){0} + 0.001f;                                \
    for (long round = 0; round < rounds; round += 1) {                                              \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < chainCount; i += 1) {                  \
        sums[i] = step;                                                                             \
        __asm__ volatile("" : KEEP(sums[i]));                                                       \
      }                                                                                             \
    }                                                                                               \
  }

#if defined(__x86_64__)
#define KEEP(value) "+v"(value)
MEASURE(measure16, 16, __attribute__((target("avx512f"))), __builtin_elementwise_fma(sums[i], x, y))
#undef KEEP
#define KEEP(value) "+x"(value)
MEASURE(measure8, 8, __attribute__((target("avx2,fma"))), __builtin_elementwise_fma(sums[i], x, y))
MEASURE(measure4, 4, , sums[i] * x + y)
#else
#define KEEP(value) "+w"(value)
MEASURE(measure4, 4, , __builtin_elementwise_fma(sums[i], x, y))
#endif

double machinePeakOperations(int lanes, long rounds) {
#if defined(__x86_64__)
  if (lanes == 16) measure16(rounds);
  if (lanes == 8) measure8(rounds);
#endif
  if (lanes == 4) measure4(rounds);
  return 2.0 * chainCount * lanes * (double)rounds;
}
