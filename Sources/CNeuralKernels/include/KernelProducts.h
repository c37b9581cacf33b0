/// Products of matrices, with what usually follows them.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
