// The kernels for x86 processors with AVX-512: 32 registers of 16 numbers.
#if defined(__x86_64__)
#include <immintrin.h>
#include <math.h>

#include "KernelTable.h"

// Every function below may use these instructions; Dispatch.c asks the processor first.
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), \
                             apply_to = function)

#define KERNEL_TABLE kernelsAVX512
#define REGISTER_LANES 16
#define FUSES_MULTIPLY_ADD 1
// 24 sums, 2 registers of the right operand; the left one is spread over a register as it is read.
#define TILE_ROWS 12
#define TILE_REGISTERS 2

#include "VectorRegisters.h"

INLINE Register loadFirst(const float *p, long count) {
  return (Register)_mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), p);
}

INLINE void storeFirst(float *p, long count, Register value) {
  _mm512_mask_storeu_ps(p, (__mmask16)((1u << count) - 1), (__m512)value);
}

#include "VectorKernels.h"

#pragma clang attribute pop
#endif
