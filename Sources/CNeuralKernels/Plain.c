// The table of plain kernels, and those of products, elements, rows, sums and optimisers.
#include "PlainFunctions.h"
#include "PlainKernels.h"

#pragma clang fp contract(off)

// Products

void plainProduct(KernelRange rows, KernelRange columns, long m, long n, long k, const float *a, const float *b,
                  const float *bias, KernelActivation activation, bool accumulate, float *c) {
  (void)m;
  for (long i = rows.first; i < rows.end; i += 1) {
    for (long j = columns.first; j < columns.end; j += 1) {
      float sum = accumulate ? c[i * n + j] : bias ? bias[j] : 0.0f;
      for (long l = 0; l < k; l += 1) sum = fmaf(a[i * k + l], b[l * n + j], sum);
      c[i * n + j] = plainActivated(activation, sum);
    }
  }
}

void plainProductTransposedLeft(KernelRange rows, KernelRange columns, long m, long n, long k, const float *a,
                                const float *b, bool accumulate, float *c) {
  for (long i = rows.first; i < rows.end; i += 1) {
    for (long j = columns.first; j < columns.end; j += 1) {
      float sum = accumulate ? c[i * n + j] : 0.0f;
      for (long l = 0; l < k; l += 1) sum = fmaf(a[l * m + i], b[l * n + j], sum);
      c[i * n + j] = sum;
    }
  }
}

void plainProductTransposedRight(KernelRange rows, KernelRange columns, long m, long n, long k, const float *a,
                                 const float *b, bool accumulate, float *c) {
  (void)m;
  for (long i = rows.first; i < rows.end; i += 1) {
    for (long j = columns.first; j < columns.end; j += 1) {
      float sum = accumulate ? c[i * n + j] : 0.0f;
      for (long l = 0; l < k; l += 1) sum = fmaf(a[i * k + l], b[j * k + l], sum);
      c[i * n + j] = sum;
    }
  }
}

void plainColumnSums(long m, long n, const float *x, bool accumulate, float *sums) {
  for (long j = 0; j < n; j += 1) {
    float sum = accumulate ? sums[j] : 0.0f;
    for (long i = 0; i < m; i += 1) sum = sum + x[i * n + j];
    sums[j] = sum;
  }
}

// Elementwise

#define MAP(name, value)                                    \
  void plain##name(long count, const float *x, float *y) {  \
    for (long i = 0; i < count; i += 1) y[i] = value(x[i]); \
  }
MAP(Exp, plainExpOf)
MAP(Log, plainLogOf)
MAP(Tanh, plainTanhOf)
MAP(Sigmoid, plainSigmoidOf)
MAP(ReLU, plainReLUOf)
MAP(SiLU, plainSiLUOf)
MAP(Softplus, plainSoftplusOf)

/// dx (+)= dy · slope, where the slope follows from what the forward form kept.
#define BACKWARD(name, slope)                                                                           \
  void plain##name(long count, const float *kept, const float *dy, bool accumulate, float *dx) { \
    for (long i = 0; i < count; i += 1) {                                                               \
      float factor = slope(kept[i]);                                                                    \
      dx[i] = accumulate ? fmaf(dy[i], factor, dx[i]) : dy[i] * factor;                                 \
    }                                                                                                   \
  }
static float tanhSlope(float y) { return fmaf(-y, y, 1.0f); }
static float sigmoidSlope(float y) { return y * (1.0f - y); }
BACKWARD(TanhBackward, tanhSlope)
BACKWARD(SigmoidBackward, sigmoidSlope)
BACKWARD(SiLUBackward, plainSiLUSlopeOf)
BACKWARD(SoftplusBackward, plainSigmoidOf)

void plainReLUBackward(long count, const float *y, const float *dy, bool accumulate, float *dx) {
  for (long i = 0; i < count; i += 1) {
    // Asked this way round, a NaN in y lets the gradient pass instead of silencing it.
    float gradient = y[i] <= 0.0f ? 0.0f : dy[i];
    dx[i] = accumulate ? dx[i] + gradient : gradient;
  }
}

void plainAdd(long count, const float *x, const float *y, float *z) {
  for (long i = 0; i < count; i += 1) z[i] = x[i] + y[i];
}

void plainSubtract(long count, const float *x, const float *y, float *z) {
  for (long i = 0; i < count; i += 1) z[i] = x[i] - y[i];
}

void plainMultiply(long count, const float *x, const float *y, float *z) {
  for (long i = 0; i < count; i += 1) z[i] = x[i] * y[i];
}

void plainAddScaled(long count, float scale, const float *x, float *y) {
  for (long i = 0; i < count; i += 1) y[i] = fmaf(scale, x[i], y[i]);
}

void plainScale(long count, float scale, float offset, const float *x, float *y) {
  for (long i = 0; i < count; i += 1) y[i] = fmaf(scale, x[i], offset);
}

void plainBytesToFloats(long count, float scale, const uint8_t *bytes, float *y) {
  for (long i = 0; i < count; i += 1) y[i] = scale * (float)bytes[i];
}

void plainAddProduct(long count, const float *x, const float *y, float *z) {
  for (long i = 0; i < count; i += 1) z[i] = fmaf(x[i], y[i], z[i]);
}

// Rows

static float highestOf(long n, const float *x) {
  float highest = -INFINITY;
  for (long j = 0; j < n; j += 1) highest = x[j] > highest ? x[j] : highest;
  return highest;
}

/// The sum of exp(x − highest). A NaN in the row makes it NaN, and with it every result of the row.
static float sumOfExponentials(long n, const float *x, float highest) {
  float lanes[rowLaneCount] = {0};
  for (long j = 0; j < n; j += 1) lanes[j % rowLaneCount] += plainExpOf(x[j] - highest);
  return plainSumOfLanes(lanes);
}

void plainSoftmaxRows(long m, long n, const float *x, float *y) {
  for (long i = 0; i < m; i += 1, x += n, y += n) {
    float highest = highestOf(n, x), sum = sumOfExponentials(n, x, highest);
    for (long j = 0; j < n; j += 1) y[j] = plainExpOf(x[j] - highest) / sum;
  }
}

void plainLogSoftmaxRows(long m, long n, const float *x, float *y) {
  for (long i = 0; i < m; i += 1, x += n, y += n) {
    float highest = highestOf(n, x), logOfSum = plainLogOf(sumOfExponentials(n, x, highest));
    for (long j = 0; j < n; j += 1) y[j] = (x[j] - highest) - logOfSum;
  }
}

void plainScaleRows(long m, long n, const float *factors, const float *x, float *y) {
  for (long i = 0; i < m; i += 1)
    for (long j = 0; j < n; j += 1) y[i * n + j] = factors[i] == 0.0f ? 0.0f : factors[i] * x[i * n + j];
}

void plainGatherRows(long m, long n, const int32_t *indices, const float *table, float *y) {
  for (long i = 0; i < m; i += 1)
    for (long j = 0; j < n; j += 1) y[i * n + j] = table[indices[i] * n + j];
}

void plainScatterAddRows(long m, long n, const int32_t *indices, const float *x, float *table) {
  for (long i = 0; i < m; i += 1)
    for (long j = 0; j < n; j += 1) table[indices[i] * n + j] += x[i * n + j];
}

// Sums

static double sumOfLanes(double *lanes) {
  for (int half = sumLaneCount / 2; half > 0; half /= 2)
    for (int lane = 0; lane < half; lane += 1) lanes[lane] += lanes[lane + half];
  return lanes[0];
}

float plainSum(long count, const float *x) {
  double lanes[sumLaneCount] = {0};
  for (long i = 0; i < count; i += 1) lanes[i % sumLaneCount] += (double)x[i];
  return (float)sumOfLanes(lanes);
}

double plainSumOfSquares(long count, const float *x) {
  double lanes[sumLaneCount] = {0};
  // The square of a float is exact in double: fusing or not makes no difference.
  for (long i = 0; i < count; i += 1) lanes[i % sumLaneCount] += (double)x[i] * (double)x[i];
  return sumOfLanes(lanes);
}

// Optimiser steps

void plainAdam(long count, float scale, float learningRate, float beta1, float beta2, float epsilon,
               float decay, float correction1, float correction2, const float *gradients, float *first,
               float *second, float *parameters) {
  float rate = learningRate * correction1, kept = 1.0f - learningRate * decay;
  for (long i = 0; i < count; i += 1) {
    float g = scale * gradients[i];
    first[i] = fmaf(beta1, first[i], (1.0f - beta1) * g);
    second[i] = fmaf(beta2, second[i], ((1.0f - beta2) * g) * g);
    float step = first[i] / (sqrtf(second[i] * correction2) + epsilon);
    parameters[i] = fmaf(-rate, step, kept * parameters[i]);
  }
}

void plainRMSProp(long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside,
                  float momentum, const float *gradients, float *second, float *mean, float *velocity,
                  float *parameters) {
  for (long i = 0; i < count; i += 1) {
    float g = scale * gradients[i];
    second[i] = fmaf(alpha, second[i], ((1.0f - alpha) * g) * g);
    float variance = second[i];
    if (mean) {
      mean[i] = fmaf(alpha, mean[i], (1.0f - alpha) * g);
      // Rounding may leave a variance that is zero slightly below it.
      variance = plainReLUOf(fmaf(-mean[i], mean[i], variance));
    }
    float step = g / (epsilonInside ? sqrtf(variance + epsilon) : sqrtf(variance) + epsilon);
    if (velocity) step = velocity[i] = fmaf(momentum, velocity[i], step);
    parameters[i] = fmaf(-learningRate, step, parameters[i]);
  }
}

void plainSGD(long count, float scale, float learningRate, float momentum, bool nesterov, float decay,
              const float *gradients, float *velocity, float *parameters) {
  for (long i = 0; i < count; i += 1) {
    float g = fmaf(decay, parameters[i], scale * gradients[i]);
    float step = g;
    if (velocity) {
      velocity[i] = fmaf(momentum, velocity[i], g);
      step = nesterov ? fmaf(momentum, velocity[i], g) : velocity[i];
    }
    parameters[i] = fmaf(-learningRate, step, parameters[i]);
  }
}

void plainPolyak(long count, float rate, const float *source, float *target) {
  for (long i = 0; i < count; i += 1) target[i] = fmaf(rate, source[i] - target[i], target[i]);
}

#define KERNEL_ENTRY(result, name, ...) .name = plain##name,
const KernelTable kernelsPlain = {DIRECT_KERNELS(KERNEL_ENTRY) SHARED_KERNELS(KERNEL_ENTRY)};
