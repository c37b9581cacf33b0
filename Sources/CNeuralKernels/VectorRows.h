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

#define ONE_BY_ONE _Pragma("clang loop vectorize(disable)")

/// Rows up to this length would leave most of a register empty: sixteen of them are taken at once, side by side.
enum { shortRowLength = 8 };

/// Softmax of sixteen short rows. Adds the lanes of a row in the same order as sumOfLanes, where absent ones are zero.
INLINE void softmaxOfShortRows(long n, bool isLogarithm, const float *x, float *y) {
  _Alignas(64) float columns[shortRowLength][wideLanes];
  // One number at a time: instructions that gather and scatter are slower than they look.
  for (long row = 0; row < wideLanes; row += 1)
    ONE_BY_ONE for (long j = 0; j < n; j += 1) columns[j][row] = x[row * n + j];
  Wide highest = wideOf(-INFINITY), shifted[shortRowLength], exponentials[shortRowLength], sums[shortRowLength];
  for (long j = 0; j < n; j += 1) {
    shifted[j] = load(columns[j], wideLanes);
    highest = choose(shifted[j] > highest, shifted[j], highest);
  }
  for (long j = 0; j < n; j += 1) {
    shifted[j] -= highest;
    sums[j] = exponentials[j] = expOf(shifted[j]);
  }
  for (long half = shortRowLength / 2; half > 0; half /= 2)
    for (long j = 0; j < half && j + half < n; j += 1) sums[j] += sums[j + half];
  Wide logOfSum = isLogarithm ? logOf(sums[0]) : sums[0];
  for (long j = 0; j < n; j += 1)
    store(columns[j], wideLanes, isLogarithm ? shifted[j] - logOfSum : exponentials[j] / sums[0]);
  for (long row = 0; row < wideLanes; row += 1)
    ONE_BY_ONE for (long j = 0; j < n; j += 1) y[row * n + j] = columns[j][row];
}

INLINE void softmaxRows(long m, long n, bool isLogarithm, const float *x, float *y) {
  long row = 0;
  if (n == 0) return;
  if (n <= shortRowLength)
    for (; row + wideLanes <= m; row += wideLanes) softmaxOfShortRows(n, isLogarithm, x + row * n, y + row * n);
  for (; row < m; row += 1) {
    const float *source = x + row * n;
    float *target = y + row * n, highest = highestOf(n, source), sum = sumOfExponentials(n, source, highest);
    if (isLogarithm) {
      float logOfSum = logOf(wideOf(sum))[0];
      FOR_WIDE(n) store(target + i, left, (load(source + i, left) - highest) - logOfSum);
    } else {
      FOR_WIDE(n) store(target + i, left, expOf(load(source + i, left) - highest) / sum);
    }
  }
}

static void vectorSoftmaxRows(long m, long n, const float *x, float *y) { softmaxRows(m, n, false, x, y); }
static void vectorLogSoftmaxRows(long m, long n, const float *x, float *y) { softmaxRows(m, n, true, x, y); }

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
