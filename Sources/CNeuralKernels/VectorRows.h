/// Kernels over the rows or the columns of a matrix.
#pragma once
#include "VectorElementwise.h"

INLINE float highestOf(long n, const float *x) {
  Wide highest = wideOf(-INFINITY);
  FOR_WIDE(n) {
    Wide value = choose(lanesBefore(left), load(x + i, left), wideOf(-INFINITY));
    highest = choose(value > highest, value, highest);
  }
  return highestLane(highest);
}

/// The sum of exp(x − highest). A NaN in the row makes it NaN, and with it every result of the row.
INLINE float sumOfExponentials(long n, const float *x, float highest) {
  Wide sum = {0};
  FOR_WIDE(n) sum += choose(lanesBefore(left), expOf(load(x + i, left) - highest), wideOf(0.0f));
  return sumOfLanes(sum);
}

static void vectorSoftmaxRows(long m, long n, const float *x, float *y) {
  for (long row = 0; row < m; row += 1, x += n, y += n) {
    float highest = highestOf(n, x), sum = sumOfExponentials(n, x, highest);
    FOR_WIDE(n) store(y + i, left, expOf(load(x + i, left) - highest) / sum);
  }
}

static void vectorLogSoftmaxRows(long m, long n, const float *x, float *y) {
  for (long row = 0; row < m; row += 1, x += n, y += n) {
    float highest = highestOf(n, x), logOfSum = logOf(wideOf(sumOfExponentials(n, x, highest)))[0];
    FOR_WIDE(n) store(y + i, left, (load(x + i, left) - highest) - logOfSum);
  }
}

/// Several registers of columns at once, because each waits for its own previous addition.
enum { columnRegisters = 4 };

static void vectorColumnSums(long m, long n, const float *x, bool accumulate, float *sums) {
  long j = 0;
  for (; j + columnRegisters * REGISTER_LANES <= n; j += columnRegisters * REGISTER_LANES) {
    Register sum[columnRegisters];
    UNROLLED for (int r = 0; r < columnRegisters; r += 1)
      sum[r] = accumulate ? loadRegister(sums + j + r * REGISTER_LANES) : registerOf(0.0f);
    for (long i = 0; i < m; i += 1)
      UNROLLED for (int r = 0; r < columnRegisters; r += 1) sum[r] += loadRegister(x + i * n + j + r * REGISTER_LANES);
    UNROLLED for (int r = 0; r < columnRegisters; r += 1) storeRegister(sums + j + r * REGISTER_LANES, sum[r]);
  }
  for (; j < n; j += REGISTER_LANES) {
    long count = between(0, REGISTER_LANES, n - j);
    Register sum = accumulate ? loadFirst(sums + j, count) : registerOf(0.0f);
    for (long i = 0; i < m; i += 1) sum += loadFirst(x + i * n + j, count);
    storeFirst(sums + j, count, sum);
  }
}
