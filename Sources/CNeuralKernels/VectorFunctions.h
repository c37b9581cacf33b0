/// The functions of PlainFunctions.h on sixteen numbers at once: the same operations in the same order.
#pragma once
#include <math.h>

#include "Approximations.h"
#include "VectorRegisters.h"

INLINE Wide polynomial(const float *coefficients, int count, Wide x) {
  Wide sum = wideOf(coefficients[0]);
  UNROLLED for (int i = 1; i < count; i += 1) sum = multiplyAdd(sum, x, wideOf(coefficients[i]));
  return sum;
}

INLINE Wide absolute(Wide x) { return (Wide)((WideBits)x & 0x7fffffff); }

INLINE Wide withSignOf(Wide x, float magnitude) {
  return (Wide)(((WideBits)x & ~0x7fffffff) | (WideBits)wideOf(magnitude));
}

/// 2ⁿ for −127 < n < 128.
INLINE Wide powerOfTwo(WideBits n) { return (Wide)((n + exponentOfOne) << significandBitCount); }

INLINE Wide expOf(Wide x) {
  // Comparisons with NaN are false, so that it passes through every such choice.
  x = choose(x > expHighest, wideOf(expHighest), x);
  x = choose(x < expLowest, wideOf(expLowest), x);
  Wide shifted = multiplyAdd(x, wideOf(log2OfE), wideOf(roundingShift));
  WideBits exponent = (WideBits)shifted - roundingShiftBits;
  Wide n = shifted - roundingShift;
  Wide r = multiplyAdd(n, wideOf(-ln2Low), multiplyAdd(n, wideOf(-ln2High), x));
  Wide p = polynomial(expCoefficients, COEFFICIENT_COUNT(expCoefficients), r);
  Wide y = multiplyAdd(p, r * r, r) + 1.0f;
  // 2ⁿ alone would overflow before the result does: it is applied as two factors.
  WideBits half = exponent >> 1;
  return (y * powerOfTwo(half)) * powerOfTwo(exponent - half);
}

INLINE Wide logOf(Wide x) {
  WideBits isSubnormal = x < smallestNormal;
  WideBits bits = (WideBits)choose(isSubnormal, x * subnormalScale, x) - squareRootOfHalfBits;
  Wide f = (Wide)((bits & significandMask) + squareRootOfHalfBits) - 1.0f;
  Wide exponent =
      __builtin_convertvector((bits >> significandBitCount) - (isSubnormal & subnormalExponent), Wide);
  Wide square = f * f;
  Wide p = polynomial(logCoefficients, COEFFICIENT_COUNT(logCoefficients), f) * (square * f);
  p = multiplyAdd(wideOf(-0.5f), square, multiplyAdd(exponent, wideOf(ln2Low), p));
  Wide y = multiplyAdd(exponent, wideOf(ln2High), f + p);
  y = choose(x < INFINITY, y, x);
  y = choose(x == 0.0f, wideOf(-INFINITY), y);
  return choose(x < 0.0f, wideOf(NAN), y);
}

INLINE Wide tanhOf(Wide x) {
  Wide square = x * x, magnitude = absolute(x);
  Wide p = polynomial(tanhNumerator, COEFFICIENT_COUNT(tanhNumerator), square) * x;
  Wide q = polynomial(tanhDenominator, COEFFICIENT_COUNT(tanhDenominator), square);
  Wide y = choose(magnitude < tanhLinear, x, p / q);
  return choose(magnitude > tanhHighest, withSignOf(x, 1.0f), y);
}

INLINE Wide sigmoidOf(Wide x) {
  Wide small = expOf(-absolute(x));
  return choose(x >= 0.0f, wideOf(1.0f), small) / (1.0f + small);
}

INLINE Wide reluOf(Wide x) { return choose(x < 0.0f, wideOf(0.0f), x); }

INLINE Wide softplusOf(Wide x) {
  Wide small = expOf(-absolute(x));
  Wide sum = 1.0f + small;
  Wide lost = (small - (sum - 1.0f)) / sum;
  return reluOf(x) + (logOf(sum) + lost);
}

INLINE Wide siluOf(Wide x) { return x * sigmoidOf(x); }

// Slopes, from what the forward form kept: its output, or its input for SiLU and softplus.

INLINE Wide tanhSlope(Wide y) { return multiplyAdd(-y, y, wideOf(1.0f)); }
INLINE Wide sigmoidSlope(Wide y) { return y * (1.0f - y); }
INLINE Wide softplusSlope(Wide x) { return sigmoidOf(x); }
INLINE Wide siluSlope(Wide x) {
  Wide sigmoid = sigmoidOf(x);
  return sigmoid * multiplyAdd(x, 1.0f - sigmoid, wideOf(1.0f));
}
