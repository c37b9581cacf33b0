/// Elementwise kernels, and the sums.
#pragma once
#include "VectorFunctions.h"

/// Visits the numbers sixteen at a time; `left` is how many there are from i on.
#define FOR_WIDE(count) for (long i = 0, left = (count); left > 0; i += wideLanes, left -= wideLanes)

#define MAP(name, function)                                                                 \
  static void vector##name(long count, const float *x, float *y) {                          \
    FOR_WIDE(count) store(y + i, left, function(load(x + i, left)));                        \
  }
MAP(Exp, expOf)
MAP(Log, logOf)
MAP(Tanh, tanhOf)
MAP(Sigmoid, sigmoidOf)
MAP(ReLU, reluOf)
MAP(SiLU, siluOf)
MAP(Softplus, softplusOf)
#undef MAP

#define BACKWARD(name, slope)                                                                                       \
  static void vector##name(long count, const float *kept, const float *dy, bool accumulate, float *dx) {            \
    FOR_WIDE(count) {                                                                                               \
      Wide gradient = load(dy + i, left), factor = slope(load(kept + i, left));                                     \
      store(dx + i, left, accumulate ? multiplyAdd(gradient, factor, load(dx + i, left)) : gradient * factor);      \
    }                                                                                                               \
  }
BACKWARD(TanhBackward, tanhSlope)
BACKWARD(SigmoidBackward, sigmoidSlope)
BACKWARD(SiLUBackward, siluSlope)
BACKWARD(SoftplusBackward, softplusSlope)
#undef BACKWARD

static void vectorReLUBackward(long count, const float *y, const float *dy, bool accumulate, float *dx) {
  FOR_WIDE(count) {
    // Asked this way round, a NaN in y lets the gradient pass instead of silencing it.
    Wide gradient = choose(load(y + i, left) <= 0.0f, wideOf(0.0f), load(dy + i, left));
    store(dx + i, left, accumulate ? load(dx + i, left) + gradient : gradient);
  }
}

static void vectorAdd(long count, const float *x, const float *y, float *z) {
  FOR_WIDE(count) store(z + i, left, load(x + i, left) + load(y + i, left));
}

static void vectorSubtract(long count, const float *x, const float *y, float *z) {
  FOR_WIDE(count) store(z + i, left, load(x + i, left) - load(y + i, left));
}

static void vectorMultiply(long count, const float *x, const float *y, float *z) {
  FOR_WIDE(count) store(z + i, left, load(x + i, left) * load(y + i, left));
}

static void vectorAddScaled(long count, float scale, const float *x, float *y) {
  FOR_WIDE(count) store(y + i, left, multiplyAdd(wideOf(scale), load(x + i, left), load(y + i, left)));
}

static void vectorScale(long count, float scale, float offset, const float *x, float *y) {
  FOR_WIDE(count) store(y + i, left, multiplyAdd(wideOf(scale), load(x + i, left), wideOf(offset)));
}

static void vectorAddProduct(long count, const float *x, const float *y, float *z) {
  FOR_WIDE(count) store(z + i, left, multiplyAdd(load(x + i, left), load(y + i, left), load(z + i, left)));
}

// Sums: sixteen lanes twice, the same in every variant. Numbers that are not there count as zero, which changes no lane.

INLINE double sumOfTwice(WideDouble low, WideDouble high) {
  union {
    WideDouble whole;
    double lanes[wideLanes];
  } sum = {.whole = low + high};
  UNROLLED for (int half = wideLanes / 2; half > 0; half /= 2)
    UNROLLED for (int lane = 0; lane < half; lane += 1) sum.lanes[lane] += sum.lanes[lane + half];
  return sum.lanes[0];
}

INLINE WideDouble loadDouble(const float *p, long count) {
  return __builtin_convertvector(load(p, count), WideDouble);
}

#define FOR_WIDE_TWICE(count) for (long i = 0, left = (count); left > 0; i += sumLaneCount, left -= sumLaneCount)

static float vectorSum(long count, const float *x) {
  WideDouble low = {0}, high = {0};
  FOR_WIDE_TWICE(count) {
    low += loadDouble(x + i, left);
    if (left > wideLanes) high += loadDouble(x + i + wideLanes, left - wideLanes);
  }
  return (float)sumOfTwice(low, high);
}

static double vectorSumOfSquares(long count, const float *x) {
  WideDouble low = {0}, high = {0};
  FOR_WIDE_TWICE(count) {
    WideDouble value = loadDouble(x + i, left);
    low += value * value;
    if (left <= wideLanes) break;
    value = loadDouble(x + i + wideLanes, left - wideLanes);
    high += value * value;
  }
  return sumOfTwice(low, high);
}
#undef FOR_WIDE_TWICE
