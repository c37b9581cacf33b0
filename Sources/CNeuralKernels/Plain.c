// The readable form of every kernel: the reference that the fast variants are checked against, bit for bit.
#include "KernelTable.h"
#include "PlainFunctions.h"

#pragma clang fp contract(off)

// Products

static float activated(KernelActivation activation, float x) {
  switch (activation) {
    case KernelActivationReLU: return plainReLUOf(x);
    case KernelActivationTanh: return plainTanhOf(x);
    default: return x;
  }
}

static void plainProduct(long m, long n, long k, const float *a, const float *b, const float *bias,
                         KernelActivation activation, bool accumulate, float *c) {
  for (long i = 0; i < m; i += 1) {
    for (long j = 0; j < n; j += 1) {
      float sum = accumulate ? c[i * n + j] : bias ? bias[j] : 0.0f;
      for (long l = 0; l < k; l += 1) sum = fmaf(a[i * k + l], b[l * n + j], sum);
      c[i * n + j] = activated(activation, sum);
    }
  }
}

static void plainProductTransposedLeft(long m, long n, long k, const float *a, const float *b, bool accumulate,
                                       float *c) {
  for (long i = 0; i < m; i += 1) {
    for (long j = 0; j < n; j += 1) {
      float sum = accumulate ? c[i * n + j] : 0.0f;
      for (long l = 0; l < k; l += 1) sum = fmaf(a[l * m + i], b[l * n + j], sum);
      c[i * n + j] = sum;
    }
  }
}

static void plainProductTransposedRight(long m, long n, long k, const float *a, const float *b, bool accumulate,
                                        float *c) {
  for (long i = 0; i < m; i += 1) {
    for (long j = 0; j < n; j += 1) {
      float sum = accumulate ? c[i * n + j] : 0.0f;
      for (long l = 0; l < k; l += 1) sum = fmaf(a[i * k + l], b[j * k + l], sum);
      c[i * n + j] = sum;
    }
  }
}

static void plainColumnSums(long m, long n, const float *x, bool accumulate, float *sums) {
  for (long j = 0; j < n; j += 1) {
    float sum = accumulate ? sums[j] : 0.0f;
    for (long i = 0; i < m; i += 1) sum = sum + x[i * n + j];
    sums[j] = sum;
  }
}

// Elementwise

#define MAP(name, value)                                          \
  static void plain##name(long count, const float *x, float *y) { \
    for (long i = 0; i < count; i += 1) y[i] = value(x[i]);       \
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
  static void plain##name(long count, const float *kept, const float *dy, bool accumulate, float *dx) { \
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

static void plainReLUBackward(long count, const float *y, const float *dy, bool accumulate, float *dx) {
  for (long i = 0; i < count; i += 1) {
    // Asked this way round, a NaN in y lets the gradient pass instead of silencing it.
    float gradient = y[i] <= 0.0f ? 0.0f : dy[i];
    dx[i] = accumulate ? dx[i] + gradient : gradient;
  }
}

static void plainAdd(long count, const float *x, const float *y, float *z) {
  for (long i = 0; i < count; i += 1) z[i] = x[i] + y[i];
}

static void plainSubtract(long count, const float *x, const float *y, float *z) {
  for (long i = 0; i < count; i += 1) z[i] = x[i] - y[i];
}

static void plainMultiply(long count, const float *x, const float *y, float *z) {
  for (long i = 0; i < count; i += 1) z[i] = x[i] * y[i];
}

static void plainAddScaled(long count, float scale, const float *x, float *y) {
  for (long i = 0; i < count; i += 1) y[i] = fmaf(scale, x[i], y[i]);
}

static void plainScale(long count, float scale, float offset, const float *x, float *y) {
  for (long i = 0; i < count; i += 1) y[i] = fmaf(scale, x[i], offset);
}

static void plainAddProduct(long count, const float *x, const float *y, float *z) {
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
  for (int half = rowLaneCount / 2; half > 0; half /= 2)
    for (int lane = 0; lane < half; lane += 1) lanes[lane] += lanes[lane + half];
  return lanes[0];
}

static void plainSoftmaxRows(long m, long n, const float *x, float *y) {
  for (long i = 0; i < m; i += 1, x += n, y += n) {
    float highest = highestOf(n, x), sum = sumOfExponentials(n, x, highest);
    for (long j = 0; j < n; j += 1) y[j] = plainExpOf(x[j] - highest) / sum;
  }
}

static void plainLogSoftmaxRows(long m, long n, const float *x, float *y) {
  for (long i = 0; i < m; i += 1, x += n, y += n) {
    float highest = highestOf(n, x), logOfSum = plainLogOf(sumOfExponentials(n, x, highest));
    for (long j = 0; j < n; j += 1) y[j] = (x[j] - highest) - logOfSum;
  }
}

// Sums

static double sumOfLanes(double *lanes) {
  for (int half = sumLaneCount / 2; half > 0; half /= 2)
    for (int lane = 0; lane < half; lane += 1) lanes[lane] += lanes[lane + half];
  return lanes[0];
}

static float plainSum(long count, const float *x) {
  double lanes[sumLaneCount] = {0};
  for (long i = 0; i < count; i += 1) lanes[i % sumLaneCount] += (double)x[i];
  return (float)sumOfLanes(lanes);
}

static double plainSumOfSquares(long count, const float *x) {
  double lanes[sumLaneCount] = {0};
  // The square of a float is exact in double: fusing or not makes no difference.
  for (long i = 0; i < count; i += 1) lanes[i % sumLaneCount] += (double)x[i] * (double)x[i];
  return sumOfLanes(lanes);
}

// Optimiser steps

static void plainAdam(long count, float scale, float learningRate, float beta1, float beta2, float epsilon,
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

static void plainRMSProp(long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside,
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

static void plainSGD(long count, float scale, float learningRate, float momentum, bool nesterov, float decay,
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

static void plainPolyak(long count, float rate, const float *source, float *target) {
  for (long i = 0; i < count; i += 1) target[i] = fmaf(rate, source[i] - target[i], target[i]);
}

#define KERNEL_ENTRY(result, name, parameters, arguments) .name = plain##name,
const KernelTable kernelsPlain = {KERNELS(KERNEL_ENTRY)};
