/// The hot loops of the neural core: one source, compiled for several instruction sets, chosen at start-up.
///
/// Laws that the tests hold every variant to:
/// - A result depends on the operands alone: not on the batch beside it (row i of a product is the same
///   bits for any number of rows), not on alignment, not on the number of threads.
/// - Every variant with fused multiply-add gives the same bits (fused operations are written out, and every
///   output element is accumulated in one fixed order).
///
/// Matrices are row-major Float32 without padding. Pointers of one call may not overlap unless said so.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The instruction sets a kernel is compiled for. `plain` is the readable loop that the others are checked against.
typedef enum {
  KernelVariantPlain = 0,     // portable C, with fmaf: the reference
  KernelVariantBaseline = 1,  // what every CPU of this architecture has: SSE2 (no fused multiply-add) or NEON
  KernelVariantAVX2 = 2,      // AVX2 and FMA
  KernelVariantAVX512 = 3,    // AVX-512 F, VL, DQ, BW
} KernelVariant;

enum { kernelVariantCount = 4 };

/// Whether this machine can run the variant.
bool kernelVariantIsAvailable(KernelVariant variant);
/// "plain", "sse2" or "neon", "avx2", "avx512".
const char *kernelVariantName(KernelVariant variant);
/// Whether the variant uses fused multiply-add and so shares its bits with the others that do.
bool kernelVariantIsFused(KernelVariant variant);
/// The variant in use: at start-up the best one that is available.
KernelVariant kernelVariantInUse(void);
/// Uses another variant from now on; false, and no change, when it is not available. Not for use while kernels run.
bool kernelUseVariant(KernelVariant variant);

/// What a product is passed through before it is stored.
typedef enum { KernelActivationNone = 0, KernelActivationReLU = 1, KernelActivationTanh = 2 } KernelActivation;

// Products. `accumulate`: add to what C holds instead of overwriting it (then bias must be null and activation none).

/// C[m×n] = activation(A[m×k] · B[k×n] + bias[n]); bias may be null.
void kernelProduct(long m, long n, long k, const float *a, const float *b, const float *bias,
                   KernelActivation activation, bool accumulate, float *c);
/// C[m×n] (+)= Aᵀ · B for A[k×m], B[k×n]: the gradient of weights.
void kernelProductTransposedLeft(long m, long n, long k, const float *a, const float *b, bool accumulate, float *c);
/// C[m×n] (+)= A · Bᵀ for A[m×k], B[n×k]: the gradient of inputs.
void kernelProductTransposedRight(long m, long n, long k, const float *a, const float *b, bool accumulate, float *c);
/// sums[n] (+)= the column sums of x[m×n]: the gradient of a bias.
void kernelColumnSums(long m, long n, const float *x, bool accumulate, float *sums);

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
/// z += x · y: the gradient of a product.
void kernelAddProduct(long count, const float *x, const float *y, float *z);

// Rows of m×n.

/// Softmax of each row, with its maximum taken off first; y may be x.
void kernelSoftmaxRows(long m, long n, const float *x, float *y);
/// Log-softmax of each row; y may be x.
void kernelLogSoftmaxRows(long m, long n, const float *x, float *y);

// Sums with a fixed order: blocks of fixed size, partial sums in fixed lanes.

/// The sum of x.
float kernelSum(long count, const float *x);
/// The sum of squares of x, accumulated in double.
double kernelSumOfSquares(long count, const float *x);

// Optimiser steps over flat buffers. `scale` multiplies every gradient first (global-norm clipping).

/// Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay (AdamW) when decay > 0.
/// The corrections are 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ).
void kernelAdam(long count, float scale, float learningRate, float beta1, float beta2, float epsilon, float decay,
                float correction1, float correction2, const float *gradients, float *first, float *second,
                float *parameters);
/// RMSProp as PyTorch computes it: v = αv + (1−α)g², centred when `mean` is not null (m = αm + (1−α)g; v − m²),
/// with momentum when `velocity` is not null. The step is g / (√v + ε); with `epsilonInside` g / √(v + ε).
void kernelRMSProp(long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside,
                   float momentum, const float *gradients, float *second, float *mean, float *velocity,
                   float *parameters);
/// Stochastic gradient descent; with momentum when `velocity` is not null: u = μu + g; the step is u,
/// or g + μu with `nesterov`. `decay` adds decay · parameter to the gradient.
void kernelSGD(long count, float scale, float learningRate, float momentum, bool nesterov, float decay,
               const float *gradients, float *velocity, float *parameters);
/// target += rate · (source − target): Polyak averaging.
void kernelPolyak(long count, float rate, const float *source, float *target);
