#define _GNU_SOURCE
#include "CElementaryFunctions.h"

#include <math.h>

SineAndCosine sineAndCosine(double angle) {
  SineAndCosine result;
#if defined(__GLIBC__)
  sincos(angle, &result.sine, &result.cosine);
#else
  result.sine = sin(angle);
  result.cosine = cos(angle);
#endif
  return result;
}

// Read at run time, so that no optimizer knows it.
static const volatile double exponent = 2;

double libraryPower2(double x) { return pow(x, exponent); }

float libraryPower2f(float x) { return powf(x, (float)exponent); }
