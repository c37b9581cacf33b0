// The kernels for x86 processors with AVX2 and FMA: 16 registers of 8 numbers.
#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>
#include <string.h>

#include "KernelTable.h"

// Every function below may use these instructions; Dispatch.c asks the processor first.
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define KERNEL_TABLE kernelsAVX2
#define REGISTER_LANES 8
#define FUSES_MULTIPLY_ADD 1
// 12 sums, 2 registers of the right operand, 1 of the left.
#define TILE_ROWS 6
#define TILE_REGISTERS 2

#include "VectorRegisters.h"

INLINE Register loadFirst(const float *p, long count) {
  const RegisterBits lane = {0, 1, 2, 3, 4, 5, 6, 7};
  return (Register)_mm256_maskload_ps(p, (__m256i)(lane < (int32_t)count));
}

/// In powers of two, because masked stores are slow on some processors.
INLINE void storeFirst(float *p, long count, Register value) {
  if (count >= 8) {
    storeRegister(p, value);
    return;
  }
  Four part = __builtin_shufflevector(value, value, 0, 1, 2, 3);
  if (count & 4) {
    memcpy(p, &part, 4 * sizeof(float));
    part = __builtin_shufflevector(value, value, 4, 5, 6, 7);
    p += 4;
  }
  if (count & 2) {
    memcpy(p, &part, 2 * sizeof(float));
    part = __builtin_shufflevector(part, part, 2, 3, 2, 3);
    p += 2;
  }
  if (count & 1) *p = part[0];
}

#include "VectorKernels.h"

#pragma clang attribute pop
#endif
