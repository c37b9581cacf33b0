/// The vector types of one variant and the few operations that everything else is written with.
///
/// This is a template: a variant defines REGISTER_LANES and FUSES_MULTIPLY_ADD, includes it, and then includes the
/// kernels. Clang's vector types do the rest: an operator applies to every lane.
#pragma once
#include <stdbool.h>
#include <stdint.h>

// Registers may be wider than what the rest of the program may use, but they never cross a real call.
#pragma clang diagnostic ignored "-Wpsabi"
#pragma clang fp contract(off)

#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

/// One register.
typedef float Register __attribute__((vector_size(REGISTER_LANES * sizeof(float))));
typedef int32_t RegisterBits __attribute__((vector_size(REGISTER_LANES * sizeof(float))));

/// Sixteen numbers in every variant, in as many registers as it takes: whatever groups numbers by lane does so alike
/// everywhere, and elementwise loops keep several registers busy.
enum { wideLanes = 16 };
typedef float Wide __attribute__((vector_size(wideLanes * sizeof(float))));
typedef int32_t WideBits __attribute__((vector_size(wideLanes * sizeof(float))));
typedef double WideDouble __attribute__((vector_size(wideLanes * sizeof(double))));

/// The same in memory: of any float's alignment.
typedef float RegisterInMemory __attribute__((vector_size(REGISTER_LANES * sizeof(float)), aligned(4), may_alias));
typedef float WideInMemory __attribute__((vector_size(wideLanes * sizeof(float)), aligned(4), may_alias));

INLINE Register loadRegister(const float *p) { return *(const RegisterInMemory *)p; }
INLINE void storeRegister(float *p, Register value) { *(RegisterInMemory *)p = value; }

// Each variant says how it reads and writes the first 0 to REGISTER_LANES numbers of a register without touching the
// memory behind them; lanes that are not read are zero.
INLINE Register loadFirst(const float *p, long count);
INLINE void storeFirst(float *p, long count, Register value);

/// Every lane the same. (Subtracting zero leaves every number as it is; adding it would lose the sign of −0.)
INLINE Register registerOf(float value) { return value - (Register){0}; }
INLINE Wide wideOf(float value) { return value - (Wide){0}; }

#if FUSES_MULTIPLY_ADD
INLINE Register multiplyAddRegister(Register a, Register b, Register c) { return __builtin_elementwise_fma(a, b, c); }
INLINE Wide multiplyAdd(Wide a, Wide b, Wide c) { return __builtin_elementwise_fma(a, b, c); }
#else
INLINE Register multiplyAddRegister(Register a, Register b, Register c) { return a * b + c; }
INLINE Wide multiplyAdd(Wide a, Wide b, Wide c) { return a * b + c; }
#endif

/// `yes` in the lanes where the mask is set. Compilers make one instruction of it.
INLINE Wide choose(WideBits mask, Wide yes, Wide no) {
  return (Wide)((mask & (WideBits)yes) | (~mask & (WideBits)no));
}

/// The lanes before `count`.
INLINE WideBits lanesBefore(long count) {
  const WideBits lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return lane < (int32_t)(count < wideLanes ? count : wideLanes);
}

INLINE long between(long low, long high, long value) { return value < low ? low : value > high ? high : value; }

enum { registersInWide = wideLanes / REGISTER_LANES };
typedef union {
  Wide whole;
  Register parts[registersInWide];
} WideParts;

/// The numbers at p, of which `count` are left: all sixteen, or the first ones and zeros.
INLINE Wide load(const float *p, long count) {
  if (count >= wideLanes) return *(const WideInMemory *)p;
  WideParts value;
  UNROLLED for (int part = 0; part < registersInWide; part += 1) {
    long first = part * REGISTER_LANES;
    value.parts[part] = loadFirst(p + first, between(0, REGISTER_LANES, count - first));
  }
  return value.whole;
}

/// Writes as many numbers as are left.
INLINE void store(float *p, long count, Wide whole) {
  if (count >= wideLanes) {
    *(WideInMemory *)p = whole;
    return;
  }
  WideParts value = {.whole = whole};
  UNROLLED for (int part = 0; part < registersInWide; part += 1) {
    long first = part * REGISTER_LANES;
    storeFirst(p + first, between(0, REGISTER_LANES, count - first), value.parts[part]);
  }
}

typedef float Eight __attribute__((vector_size(8 * sizeof(float))));
typedef float Four __attribute__((vector_size(4 * sizeof(float))));

/// The sum of the lanes, halves added to halves.
INLINE float sumOfLanes(Wide x) {
  Eight e = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7) +
            __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  Four f = __builtin_shufflevector(e, e, 0, 1, 2, 3) + __builtin_shufflevector(e, e, 4, 5, 6, 7);
  return (f[0] + f[2]) + (f[1] + f[3]);
}

/// The highest lane.
INLINE float highestLane(Wide x) {
  Eight e = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7);
  Eight g = __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  float highest = e[0];
  e = (Eight)(((e > g) & (__typeof__(e > g))e) | (~(e > g) & (__typeof__(e > g))g));
  UNROLLED for (int lane = 0; lane < 8; lane += 1) highest = e[lane] > highest ? e[lane] : highest;
  return highest;
}

// Two registers merged lane by lane: a₀ b₀ a₁ b₁ …, from their lower and their upper halves.
#if REGISTER_LANES == 16
#define MERGED_LOW(a, b) \
  __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define MERGED_HIGH(a, b) \
  __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#elif REGISTER_LANES == 8
#define MERGED_LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define MERGED_HIGH(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#else
#define MERGED_LOW(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define MERGED_HIGH(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#endif

/// Transposes a square of registers.
///
/// Merging row i with row i + half moves the highest bit of the row's index to the lowest place of an element's index
/// (row, column): after as many rounds as the row's index has bits, row and column have changed places.
INLINE void transpose(Register rows[REGISTER_LANES]) {
  UNROLLED for (int size = 1; size < REGISTER_LANES; size *= 2) {
    Register merged[REGISTER_LANES];
    UNROLLED for (int i = 0; i < REGISTER_LANES / 2; i += 1) {
      merged[2 * i] = MERGED_LOW(rows[i], rows[i + REGISTER_LANES / 2]);
      merged[2 * i + 1] = MERGED_HIGH(rows[i], rows[i + REGISTER_LANES / 2]);
    }
    UNROLLED for (int i = 0; i < REGISTER_LANES; i += 1) rows[i] = merged[i];
  }
}
