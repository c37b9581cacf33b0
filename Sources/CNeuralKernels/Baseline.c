// The kernels for what every processor of an architecture has: NEON on arm64, SSE2 on x86 (which cannot fuse).
#include <math.h>
#include <string.h>

#include "KernelTable.h"

#define KERNEL_TABLE kernelsBaseline
#define REGISTER_LANES 4
#if defined(__aarch64__)
// 32 registers: 24 sums, 2 of the right operand, up to 6 of the left.
#define FUSES_MULTIPLY_ADD 1
#define TILE_ROWS 12
#else
// 16 registers: 8 sums, 2 of the right operand, the others for products on their way into a sum.
#define FUSES_MULTIPLY_ADD 0
#define TILE_ROWS 4
#endif
#define TILE_REGISTERS 2

#include "VectorRegisters.h"

INLINE Register loadFirst(const float *p, long count) {
  switch (count) {
    case 0: return (Register){0};
    case 1: return (Register){p[0]};
    case 2: return (Register){p[0], p[1]};
    case 3: return (Register){p[0], p[1], p[2]};
    default: return loadRegister(p);
  }
}

INLINE void storeFirst(float *p, long count, Register value) {
  if (count >= 4) {
    storeRegister(p, value);
    return;
  }
  if (count >= 1) p[0] = value[0];
  if (count >= 2) p[1] = value[1];
  if (count >= 3) p[2] = value[2];
}

#include "VectorKernels.h"
