/// Functions of one element at a time, and sums over all of them.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Elementwise; y may be x. Backward forms add into dx when `accumulate`; dx may be dy.
// A NaN stays a NaN. Errors in units of the last place, over all of Float32: exp 1.25, log 1, tanh 5 (7 where multiply-add
// is not fused), sigmoid 2.5, softplus 2, SiLU 4 (above −80). exp underflows gradually, through the subnormal numbers.

void kernelExp(long count, const float *x, float *y);
void kernelLog(long count, const float *x, float *y);
void kernelTanh(long count, const float *x, float *y);
void kernelSigmoid(long count, const float *x, float *y);
void kernelReLU(long count, const float *x, float *y);
/// dx = dy · (1 − y²), from the output y.
void kernelTanhBackward(long count, const float *y, const float *dy, bool accumulate, float *dx);
/// dx = dy · y · (1 − y), from the output y.
void kernelSigmoidBackward(long count, const float *y, const float *dy, bool accumulate, float *dx);
/// dx = dy where y > 0, from the output y.
void kernelReLUBackward(long count, const float *y, const float *dy, bool accumulate, float *dx);
/// y = x · sigmoid(x).
void kernelSiLU(long count, const float *x, float *y);
/// dx = dy · σ(x)(1 + x(1 − σ(x))), from the input x.
void kernelSiLUBackward(long count, const float *x, const float *dy, bool accumulate, float *dx);
/// y = log(1 + exp(x)), without overflow.
void kernelSoftplus(long count, const float *x, float *y);
/// dx = dy · σ(x), from the input x.
void kernelSoftplusBackward(long count, const float *x, const float *dy, bool accumulate, float *dx);
/// z = x + y;  z = x − y;  z = x · y.  z may be x or y.
void kernelAdd(long count, const float *x, const float *y, float *z);
void kernelSubtract(long count, const float *x, const float *y, float *z);
void kernelMultiply(long count, const float *x, const float *y, float *z);
/// y += scale · x.
void kernelAddScaled(long count, float scale, const float *x, float *y);
/// y = scale · x + offset. y may be x.
void kernelScale(long count, float scale, float offset, const float *x, float *y);
/// y = scale · byte.
void kernelBytesToFloats(long count, float scale, const uint8_t *bytes, float *y);
/// z += x · y: the gradient of a product.
void kernelAddProduct(long count, const float *x, const float *y, float *z);

// Sums with a fixed order: blocks of fixed size, partial sums in fixed lanes.

/// The sum of x.
float kernelSum(long count, const float *x);
/// The sum of squares of x, accumulated in double.
double kernelSumOfSquares(long count, const float *x);
