// The plain normalisations of rows and columns.
#include "PlainFunctions.h"
#include "PlainKernels.h"

#pragma clang fp contract(off)

void plainLayerNorm(long m, long n, float epsilon, const float *x, const float *gain, const float *bias, float *y,
                    float *means, float *scales) {
  for (long i = 0; i < m; i += 1, x += n, y += n) {
    float sums[rowLaneCount] = {0}, squares[rowLaneCount] = {0};
    for (long j = 0; j < n; j += 1) sums[j % rowLaneCount] += x[j];
    float mean = plainSumOfLanes(sums) / (float)n;
    for (long j = 0; j < n; j += 1)
      squares[j % rowLaneCount] = fmaf(x[j] - mean, x[j] - mean, squares[j % rowLaneCount]);
    float scale = 1.0f / sqrtf(plainSumOfLanes(squares) / (float)n + epsilon);
    for (long j = 0; j < n; j += 1)
      y[j] = fmaf((x[j] - mean) * scale, gain ? gain[j] : 1.0f, bias ? bias[j] : 0.0f);
    means[i] = mean;
    scales[i] = scale;
  }
}

void plainLayerNormBackward(long m, long n, const float *x, const float *gain, const float *means,
                            const float *scales, const float *dy, bool accumulate, float *dx) {
  for (long i = 0; i < m; i += 1, x += n, dy += n, dx += n) {
    float sums[rowLaneCount] = {0}, products[rowLaneCount] = {0};
    for (long j = 0; j < n; j += 1) {
      float g = dy[j] * (gain ? gain[j] : 1.0f), normal = (x[j] - means[i]) * scales[i];
      sums[j % rowLaneCount] += g;
      products[j % rowLaneCount] = fmaf(g, normal, products[j % rowLaneCount]);
    }
    float mean = plainSumOfLanes(sums) / (float)n, product = plainSumOfLanes(products) / (float)n;
    for (long j = 0; j < n; j += 1) {
      float g = dy[j] * (gain ? gain[j] : 1.0f), normal = (x[j] - means[i]) * scales[i];
      float gradient = fmaf(-normal, product, g - mean) * scales[i];
      dx[j] = accumulate ? dx[j] + gradient : gradient;
    }
  }
}

void plainLayerNormGainGradient(long m, long n, const float *x, const float *means, const float *scales,
                                const float *dy, bool accumulate, float *gains) {
  for (long j = 0; j < n; j += 1) {
    float sum = accumulate ? gains[j] : 0.0f;
    for (long i = 0; i < m; i += 1) sum = fmaf(dy[i * n + j], (x[i * n + j] - means[i]) * scales[i], sum);
    gains[j] = sum;
  }
}

void plainColumnMoments(long m, long n, const float *x, float *means, float *variances) {
  for (long j = 0; j < n; j += 1) {
    double divisor = m > 0 ? (double)m : 1.0, sum = 0.0, squares = 0.0;
    for (long i = 0; i < m; i += 1) sum += (double)x[i * n + j];
    double mean = sum / divisor;
    for (long i = 0; i < m; i += 1) squares += ((double)x[i * n + j] - mean) * ((double)x[i * n + j] - mean);
    means[j] = (float)mean;
    variances[j] = (float)(squares / divisor);
  }
}

void plainScaleColumns(long m, long n, const float *scales, const float *offsets, const float *x, float *y) {
  for (long i = 0; i < m; i += 1)
    for (long j = 0; j < n; j += 1) y[i * n + j] = fmaf(scales[j], x[i * n + j], offsets[j]);
}

void plainColumnProductSums(long m, long n, const float *x, const float *y, const float *centers, bool accumulate,
                            float *sums) {
  for (long j = 0; j < n; j += 1) {
    float sum = accumulate ? sums[j] : 0.0f;
    for (long i = 0; i < m; i += 1) sum = fmaf(x[i * n + j], y[i * n + j] - centers[j], sum);
    sums[j] = sum;
  }
}

void plainCombineColumns(long m, long n, const float *a, const float *x, const float *b, const float *y,
                         const float *c, bool accumulate, float *z) {
  for (long i = 0; i < m; i += 1)
    for (long j = 0; j < n; j += 1) {
      long at = i * n + j;
      float value = fmaf(a[j], x[at], fmaf(b[j], y[at], c[j]));
      z[at] = accumulate ? z[at] + value : value;
    }
}
