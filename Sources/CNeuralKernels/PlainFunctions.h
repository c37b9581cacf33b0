/// The functions of one number that the plain kernels apply.
///
/// Every step is written with its rounding: fmaf rounds once, and no other pair of operations is fused.
#pragma once
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "Approximations.h"
#include "CNeuralKernels.h"

#pragma clang fp contract(off)

static inline float floatOfBits(int32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static inline int32_t bitsOfFloat(float value) {
  int32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static inline float plainPolynomial(const float *coefficients, int count, float x) {
  float sum = coefficients[0];
  for (int i = 1; i < count; i += 1) sum = fmaf(sum, x, coefficients[i]);
  return sum;
}

static inline float plainExpOf(float x) {
  // Comparisons with NaN are false, so that it passes through every such choice.
  x = x > expHighest ? expHighest : x;
  x = x < expLowest ? expLowest : x;
  float shifted = fmaf(x, log2OfE, roundingShift);
  // Of a NaN the difference wraps around, which only unsigned numbers may do.
  int32_t exponent = (int32_t)((uint32_t)bitsOfFloat(shifted) - (uint32_t)roundingShiftBits);
  float n = shifted - roundingShift;
  float r = fmaf(n, -ln2Low, fmaf(n, -ln2High, x));
  float p = plainPolynomial(expCoefficients, COEFFICIENT_COUNT(expCoefficients), r);
  float y = fmaf(p, r * r, r) + 1.0f;
  // 2ⁿ alone would overflow before the result does: it is applied as two factors.
  int32_t half = exponent >> 1;
  y = y * floatOfBits((int32_t)((uint32_t)(half + exponentOfOne) << significandBitCount));
  return y * floatOfBits((int32_t)((uint32_t)(exponent - half + exponentOfOne) << significandBitCount));
}

static inline float plainLogOf(float x) {
  bool isSubnormal = x < smallestNormal;
  int32_t bits = bitsOfFloat(isSubnormal ? x * subnormalScale : x) - squareRootOfHalfBits;
  float f = floatOfBits((bits & significandMask) + squareRootOfHalfBits) - 1.0f;
  float exponent = (float)((bits >> significandBitCount) - (isSubnormal ? subnormalExponent : 0));
  float square = f * f;
  float p = plainPolynomial(logCoefficients, COEFFICIENT_COUNT(logCoefficients), f) * (square * f);
  p = fmaf(-0.5f, square, fmaf(exponent, ln2Low, p));
  float y = fmaf(exponent, ln2High, f + p);
  y = x < INFINITY ? y : x;
  y = x == 0.0f ? -INFINITY : y;
  return x < 0.0f ? NAN : y;
}

static inline float plainTanhOf(float x) {
  float square = x * x, magnitude = fabsf(x);
  float p = plainPolynomial(tanhNumerator, COEFFICIENT_COUNT(tanhNumerator), square) * x;
  float q = plainPolynomial(tanhDenominator, COEFFICIENT_COUNT(tanhDenominator), square);
  float y = magnitude < tanhLinear ? x : p / q;
  return magnitude > tanhHighest ? copysignf(1.0f, x) : y;
}

/// exp is only taken of numbers that are not positive, so that it cannot overflow.
static inline float plainSigmoidOf(float x) {
  float small = plainExpOf(-fabsf(x));
  return (x >= 0.0f ? 1.0f : small) / (1.0f + small);
}

static inline float plainReLUOf(float x) { return x < 0.0f ? 0.0f : x; }

/// max(x, 0) + log(1 + t), t = exp(−|x|), with what 1 + t lost by rounding added to first order.
static inline float plainSoftplusOf(float x) {
  float small = plainExpOf(-fabsf(x));
  float sum = 1.0f + small;
  float lost = (small - (sum - 1.0f)) / sum;
  return plainReLUOf(x) + (plainLogOf(sum) + lost);
}

static inline float plainSiLUOf(float x) { return x * plainSigmoidOf(x); }

/// σ(x) (1 + x (1 − σ(x))).
static inline float plainSiLUSlopeOf(float x) {
  float sigmoid = plainSigmoidOf(x);
  return sigmoid * fmaf(x, 1.0f - sigmoid, 1.0f);
}

static inline float plainActivated(KernelActivation activation, float x) {
  switch (activation) {
    case KernelActivationReLU: return plainReLUOf(x);
    case KernelActivationTanh: return plainTanhOf(x);
    default: return x;
  }
}

/// Adds halves to halves until one number is left.
static inline float plainSumOfLanes(float *lanes) {
  for (int half = rowLaneCount / 2; half > 0; half /= 2)
    for (int lane = 0; lane < half; lane += 1) lanes[lane] += lanes[lane + half];
  return lanes[0];
}
