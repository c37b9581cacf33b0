/// The list of kernels, and the table of them that each variant fills.
#pragma once
#include "CNeuralKernels.h"

/// X(result, name, parameters, arguments) for every kernel of the public header.
#define KERNELS(X)                                                                                                    \
  X(void, Product,                                                                                                    \
    (long m, long n, long k, const float *a, const float *b, const float *bias, KernelActivation activation,          \
     bool accumulate, float *c),                                                                                      \
    (m, n, k, a, b, bias, activation, accumulate, c))                                                                 \
  X(void, ProductTransposedLeft,                                                                                      \
    (long m, long n, long k, const float *a, const float *b, bool accumulate, float *c),                              \
    (m, n, k, a, b, accumulate, c))                                                                                   \
  X(void, ProductTransposedRight,                                                                                     \
    (long m, long n, long k, const float *a, const float *b, bool accumulate, float *c),                              \
    (m, n, k, a, b, accumulate, c))                                                                                   \
  X(void, ColumnSums, (long m, long n, const float *x, bool accumulate, float *sums), (m, n, x, accumulate, sums))    \
  X(void, Exp, (long count, const float *x, float *y), (count, x, y))                                                 \
  X(void, Log, (long count, const float *x, float *y), (count, x, y))                                                 \
  X(void, Tanh, (long count, const float *x, float *y), (count, x, y))                                                \
  X(void, Sigmoid, (long count, const float *x, float *y), (count, x, y))                                             \
  X(void, ReLU, (long count, const float *x, float *y), (count, x, y))                                                \
  X(void, TanhBackward, (long count, const float *y, const float *dy, bool accumulate, float *dx),                    \
    (count, y, dy, accumulate, dx))                                                                                   \
  X(void, SigmoidBackward, (long count, const float *y, const float *dy, bool accumulate, float *dx),                 \
    (count, y, dy, accumulate, dx))                                                                                   \
  X(void, ReLUBackward, (long count, const float *y, const float *dy, bool accumulate, float *dx),                    \
    (count, y, dy, accumulate, dx))                                                                                   \
  X(void, SiLU, (long count, const float *x, float *y), (count, x, y))                                                \
  X(void, SiLUBackward, (long count, const float *x, const float *dy, bool accumulate, float *dx),                    \
    (count, x, dy, accumulate, dx))                                                                                   \
  X(void, Softplus, (long count, const float *x, float *y), (count, x, y))                                            \
  X(void, SoftplusBackward, (long count, const float *x, const float *dy, bool accumulate, float *dx),                \
    (count, x, dy, accumulate, dx))                                                                                   \
  X(void, Add, (long count, const float *x, const float *y, float *z), (count, x, y, z))                              \
  X(void, Subtract, (long count, const float *x, const float *y, float *z), (count, x, y, z))                         \
  X(void, Multiply, (long count, const float *x, const float *y, float *z), (count, x, y, z))                         \
  X(void, AddScaled, (long count, float scale, const float *x, float *y), (count, scale, x, y))                       \
  X(void, Scale, (long count, float scale, float offset, const float *x, float *y), (count, scale, offset, x, y))     \
  X(void, AddProduct, (long count, const float *x, const float *y, float *z), (count, x, y, z))                       \
  X(void, SoftmaxRows, (long m, long n, const float *x, float *y), (m, n, x, y))                                      \
  X(void, LogSoftmaxRows, (long m, long n, const float *x, float *y), (m, n, x, y))                                   \
  X(float, Sum, (long count, const float *x), (count, x))                                                             \
  X(double, SumOfSquares, (long count, const float *x), (count, x))                                                   \
  X(void, Adam,                                                                                                       \
    (long count, float scale, float learningRate, float beta1, float beta2, float epsilon, float decay,               \
     float correction1, float correction2, const float *gradients, float *first, float *second, float *parameters),   \
    (count, scale, learningRate, beta1, beta2, epsilon, decay, correction1, correction2, gradients, first, second,    \
     parameters))                                                                                                     \
  X(void, RMSProp,                                                                                                    \
    (long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside, float momentum,     \
     const float *gradients, float *second, float *mean, float *velocity, float *parameters),                         \
    (count, scale, learningRate, alpha, epsilon, epsilonInside, momentum, gradients, second, mean, velocity,          \
     parameters))                                                                                                     \
  X(void, SGD,                                                                                                        \
    (long count, float scale, float learningRate, float momentum, bool nesterov, float decay,                         \
     const float *gradients, float *velocity, float *parameters),                                                     \
    (count, scale, learningRate, momentum, nesterov, decay, gradients, velocity, parameters))                         \
  X(void, Polyak, (long count, float rate, const float *source, float *target), (count, rate, source, target))

#define KERNEL_FIELD(result, name, parameters, arguments) result(*name) parameters;

/// One variant: a function for every kernel.
typedef struct {
  KERNELS(KERNEL_FIELD)
} KernelTable;

#undef KERNEL_FIELD

extern const KernelTable kernelsPlain;
extern const KernelTable kernelsBaseline;
#if defined(__x86_64__)
extern const KernelTable kernelsAVX2;
extern const KernelTable kernelsAVX512;
#endif

/// The table of a variant, available or not; null where this architecture has no such variant.
const KernelTable *kernelTableOf(KernelVariant variant);
