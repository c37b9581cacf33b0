/// The C library's elementary functions as worlds need them for parity: called, never replaced by the compiler.
#pragma once

/// A sine and a cosine of one angle.
typedef struct {
  double sine;
  double cosine;
} SineAndCosine;

/// Both functions of an angle in radians at about the price of one; bit for bit `sin` and `cos` of the C library.
SineAndCosine sineAndCosine(double angle);

/// The C library's `pow(x, 2)`, which is not always x · x: an optimizer that sees the exponent puts the product in its place.
double libraryPower2(double x);

/// The C library's `powf(x, 2)`, which is not always x · x.
float libraryPower2f(float x);
