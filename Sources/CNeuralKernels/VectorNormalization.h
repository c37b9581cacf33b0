/// Normalisation of rows and of columns, and other kernels that treat all rows alike.
#pragma once
#include "VectorElementwise.h"
#include "VectorOptimizers.h"

/// The numbers from `p` on, or `value` in every lane when there are none.
INLINE Wide loadOr(const float *p, long i, long left, float value) { return p ? load(p + i, left) : wideOf(value); }

static void vectorLayerNorm(long m, long n, float epsilon, const float *x, const float *gain, const float *bias,
                            float *y, float *means, float *scales) {
  for (long row = 0; row < m; row += 1, x += n, y += n) {
    Wide sum = {0}, squares = {0};
    FOR_WIDE(n) sum += load(x + i, left);
    float mean = sumOfLanes(sum) / (float)n;
    FOR_WIDE(n) {
      Wide difference = choose(lanesBefore(left), load(x + i, left) - mean, wideOf(0.0f));
      squares = multiplyAdd(difference, difference, squares);
    }
    float scale = 1.0f / __builtin_sqrtf(sumOfLanes(squares) / (float)n + epsilon);
    FOR_WIDE(n) {
      Wide normal = (load(x + i, left) - mean) * scale;
      store(y + i, left, multiplyAdd(normal, loadOr(gain, i, left, 1.0f), loadOr(bias, i, left, 0.0f)));
    }
    means[row] = mean;
    scales[row] = scale;
  }
}

static void vectorLayerNormBackward(long m, long n, const float *x, const float *gain, const float *means,
                                    const float *scales, const float *dy, bool accumulate, float *dx) {
  for (long row = 0; row < m; row += 1, x += n, dy += n, dx += n) {
    Wide sum = {0}, products = {0};
    FOR_WIDE(n) {
      // Lanes that are not there have a gradient of zero.
      Wide g = load(dy + i, left) * loadOr(gain, i, left, 1.0f);
      Wide normal = choose(lanesBefore(left), (load(x + i, left) - means[row]) * scales[row], wideOf(0.0f));
      sum += g;
      products = multiplyAdd(g, normal, products);
    }
    float mean = sumOfLanes(sum) / (float)n, product = sumOfLanes(products) / (float)n;
    FOR_WIDE(n) {
      Wide g = load(dy + i, left) * loadOr(gain, i, left, 1.0f);
      Wide normal = (load(x + i, left) - means[row]) * scales[row];
      Wide gradient = multiplyAdd(-normal, wideOf(product), g - mean) * scales[row];
      store(dx + i, left, accumulate ? load(dx + i, left) + gradient : gradient);
    }
  }
}

static void vectorLayerNormGainGradient(long m, long n, const float *x, const float *means, const float *scales,
                                        const float *dy, bool accumulate, float *gains) {
  FOR_WIDE(n) {
    Wide sum = accumulate ? load(gains + i, left) : wideOf(0.0f);
    for (long row = 0; row < m; row += 1)
      sum = multiplyAdd(load(dy + row * n + i, left), (load(x + row * n + i, left) - means[row]) * scales[row], sum);
    store(gains + i, left, sum);
  }
}

static void vectorColumnMoments(long m, long n, const float *x, float *means, float *variances) {
  double divisor = m > 0 ? (double)m : 1.0;
  FOR_WIDE(n) {
    WideDouble sum = {0}, squares = {0};
    for (long row = 0; row < m; row += 1) sum += loadDouble(x + row * n + i, left);
    WideDouble mean = sum / divisor;
    for (long row = 0; row < m; row += 1) {
      WideDouble difference = loadDouble(x + row * n + i, left) - mean;
      squares += difference * difference;
    }
    store(means + i, left, __builtin_convertvector(mean, Wide));
    store(variances + i, left, __builtin_convertvector(squares / divisor, Wide));
  }
}

static void vectorScaleColumns(long m, long n, const float *scales, const float *offsets, const float *x, float *y) {
  for (long row = 0; row < m; row += 1, x += n, y += n)
    FOR_WIDE(n) store(y + i, left, multiplyAdd(load(scales + i, left), load(x + i, left), load(offsets + i, left)));
}

static void vectorColumnProductSums(long m, long n, const float *x, const float *y, const float *centers,
                                    bool accumulate, float *sums) {
  FOR_WIDE(n) {
    Wide sum = accumulate ? load(sums + i, left) : wideOf(0.0f), center = load(centers + i, left);
    for (long row = 0; row < m; row += 1)
      sum = multiplyAdd(load(x + row * n + i, left), load(y + row * n + i, left) - center, sum);
    store(sums + i, left, sum);
  }
}

static void vectorCombineColumns(long m, long n, const float *a, const float *x, const float *b, const float *y,
                                 const float *c, bool accumulate, float *z) {
  for (long row = 0; row < m; row += 1, x += n, y += n, z += n)
    FOR_WIDE(n) {
      Wide value = multiplyAdd(load(b + i, left), load(y + i, left), load(c + i, left));
      value = multiplyAdd(load(a + i, left), load(x + i, left), value);
      store(z + i, left, accumulate ? load(z + i, left) + value : value);
    }
}

static void vectorScaleRows(long m, long n, const float *factors, const float *x, float *y) {
  for (long row = 0; row < m; row += 1, x += n, y += n)
    FOR_WIDE(n) store(y + i, left, factors[row] == 0.0f ? wideOf(0.0f) : factors[row] * load(x + i, left));
}

static void vectorGatherRows(long m, long n, const int32_t *indices, const float *table, float *y) {
  for (long row = 0; row < m; row += 1, y += n)
    __builtin_memcpy(y, table + indices[row] * n, (size_t)n * sizeof(float));
}

static void vectorScatterAddRows(long m, long n, const int32_t *indices, const float *x, float *table) {
  for (long row = 0; row < m; row += 1, x += n) {
    float *target = table + indices[row] * n;
    FOR_WIDE(n) store(target + i, left, load(target + i, left) + load(x + i, left));
  }
}
