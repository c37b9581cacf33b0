/// Numbers shared by the plain and the vector forms of exp, log and tanh.
///
/// Both forms do the same operations in the same order, so that they agree to the last bit where multiply-add is fused.
#pragma once

/// Polynomials are evaluated from their highest coefficient, which comes first here.
#define COEFFICIENT_COUNT(coefficients) ((int)(sizeof(coefficients) / sizeof(coefficients[0])))

// exp(x) = 2ⁿ exp(r), x = n ln 2 + r, |r| ≤ ½ ln 2, exp(r) = 1 + r + r² P(r). Coefficients: Cephes, expf.

static const float expCoefficients[] = {1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f,
                                        4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f};
/// Above it exp is infinite, below the other it is zero in Float32, subnormal numbers included.
static const float expHighest = 89.0f, expLowest = -104.0f;
static const float log2OfE = 1.44269504088896341f;
/// ln 2 as a number of few bits, whose small multiples are exact, and the rest.
static const float ln2High = 0.693359375f, ln2Low = -2.12194440e-4f;
/// Adding 1.5 · 2²³ leaves an integer, rounded to even, in the low bits of the significand.
static const float roundingShift = 12582912.0f;
enum { roundingShiftBits = 0x4b400000 };

// log(x) = e ln 2 + log(1 + f), x = 2ᵉ (1 + f), √½ ≤ 1 + f < √2, log(1 + f) = f − f²/2 + f³ P(f). Cephes, logf.

static const float logCoefficients[] = {7.0376836292e-2f,  -1.1514610310e-1f, 1.1676998740e-1f,
                                        -1.2420140846e-1f, 1.4249322787e-1f,  -1.6668057665e-1f,
                                        2.0000714765e-1f,  -2.4999993993e-1f, 3.3333331174e-1f};
static const float smallestNormal = 1.17549435e-38f;
/// Subnormal numbers are brought into the normal range by 2²³ first.
static const float subnormalScale = 8388608.0f;
enum { subnormalExponent = 23 };
/// The bits of √½, and how a Float32 is laid out.
enum {
  squareRootOfHalfBits = 0x3f3504f3,
  exponentOfOne = 127,
  significandBitCount = 23,
  significandMask = 0x007fffff,
};

// tanh(x) = x P(x²) / Q(x²) for |x| up to where Float32 rounds it to one. Coefficients: Eigen, generic fast tanh.

static const float tanhNumerator[] = {-2.76076847742355e-16f, 2.00018790482477e-13f, -8.60467152213735e-11f,
                                      5.12229709037114e-08f,  1.48572235717979e-05f, 6.37261928875436e-04f,
                                      4.89352455891786e-03f};
static const float tanhDenominator[] = {1.19825839466702e-06f, 1.18534705686654e-04f, 2.26843463243900e-03f,
                                        4.89352518554385e-03f};
/// Beyond it the result is ±1.
static const float tanhHighest = 7.99881172180175781f;
/// Below it tanh(x) is x in Float32.
static const float tanhLinear = 0.0004f;

/// How many partial sums a reduction keeps: element i goes to lane i mod the count, and lanes are added in halves.
enum { rowLaneCount = 16, sumLaneCount = 32 };
