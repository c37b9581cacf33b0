/// The list of kernels.
#pragma once
#include "CNeuralKernels.h"

/// A part of the rows, columns or pixels of a result: from `first` on, before `end`.
typedef struct {
  long first, end;
} KernelRange;

/// Images as floats or, where those are null, as bytes that stand for scale · byte.
typedef struct {
  const float *floats;
  const uint8_t *bytes;
  float scale;
} KernelImages;

/// X(result, name, parameters, arguments) for every kernel that is called as it is.
#define DIRECT_KERNELS(X)                                                                                            \
  X(void, ColumnSums, (long m, long n, const float *x, bool accumulate, float *sums), (m, n, x, accumulate,          \
    sums))                                                                                                           \
  X(void, AddScaled, (long count, float scale, const float *x, float *y), (count, scale, x, y))                      \
  X(void, Scale, (long count, float scale, float offset, const float *x, float *y), (count, scale, offset, x, y))    \
  X(void, SoftmaxRows, (long m, long n, const float *x, float *y), (m, n, x, y))                                     \
  X(void, LogSoftmaxRows, (long m, long n, const float *x, float *y), (m, n, x, y))                                  \
  X(float, Sum, (long count, const float *x), (count, x))                                                            \
  X(void, ScaleRows, (long m, long n, const float *factors, const float *x, float *y), (m, n, factors, x, y))        \
  X(void, GatherRows, (long m, long n, const int32_t *indices, const float *table, float *y), (m, n, indices,        \
    table, y))                                                                                                       \
  X(void, ScatterAddRows, (long m, long n, const int32_t *indices, const float *x, float *table), (m, n, indices,    \
    x, table))                                                                                                       \
  X(void, BytesToFloats, (long count, float scale, const uint8_t *bytes, float *y), (count, scale, bytes, y))        \
  X(void, LayerNorm, (long m, long n, float epsilon, const float *x, const float *gain, const float *bias, float     \
    *y, float *means, float *scales), (m, n, epsilon, x, gain, bias, y, means, scales))                              \
  X(void, LayerNormBackward, (long m, long n, const float *x, const float *gain, const float *means, const float     \
    *scales, const float *dy, bool accumulate, float *dx), (m, n, x, gain, means, scales, dy, accumulate, dx))       \
  X(void, LayerNormGainGradient, (long m, long n, const float *x, const float *means, const float *scales, const     \
    float *dy, bool accumulate, float *gains), (m, n, x, means, scales, dy, accumulate, gains))                      \
  X(void, ColumnMoments, (long m, long n, const float *x, float *means, float *variances), (m, n, x, means,          \
    variances))                                                                                                      \
  X(void, ScaleColumns, (long m, long n, const float *scales, const float *offsets, const float *x, float *y),       \
    (m, n, scales, offsets, x, y))                                                                                   \
  X(void, ColumnProductSums, (long m, long n, const float *x, const float *y, const float *centers, bool accumulate, \
    float *sums), (m, n, x, y, centers, accumulate, sums))                                                           \
  X(void, CombineColumns, (long m, long n, const float *a, const float *x, const float *b, const float *y, const     \
    float *c, bool accumulate, float *z), (m, n, a, x, b, y, c, accumulate, z))                                      \
  X(void, LSTMCell, (long rows, long hidden, float *gates, const float *state, float *nextState, float *output),     \
    (rows, hidden, gates, state, nextState, output))                                                                 \
  X(void, LSTMCellBackward, (long rows, long hidden, const float *gates, const float *state, const float             \
    *nextState, const float *outputGradient, float *stateGradient, float *gateGradients), (rows, hidden, gates,      \
    state, nextState, outputGradient, stateGradient, gateGradients))                                                 \
  X(void, GRUCell, (long rows, long hidden, float *inputGates, const float *stateGates, const float *state, float    \
    *nextState), (rows, hidden, inputGates, stateGates, state, nextState))                                           \
  X(void, GRUCellBackward, (long rows, long hidden, const float *inputGates, const float *stateGates, const float    \
    *state, const float *nextGradient, float *inputGateGradients, float *stateGateGradients, float                   \
    *stateGradient), (rows, hidden, inputGates, stateGates, state, nextGradient, inputGateGradients,                 \
    stateGateGradients, stateGradient))                                                                              \
  X(void, MaxPool, (const KernelWindows *windows, long count, const float *x, float *y), (windows, count, x, y))     \
  X(void, MaxPoolBackward, (const KernelWindows *windows, long count, const float *x, const float *y, const float    \
    *dy, bool accumulate, float *dx), (windows, count, x, y, dy, accumulate, dx))                                    \
  X(void, AveragePool, (const KernelWindows *windows, long count, bool countsPadding, const float *x, float *y),     \
    (windows, count, countsPadding, x, y))                                                                           \
  X(void, AveragePoolBackward, (const KernelWindows *windows, long count, bool countsPadding, const float *dy,       \
    bool accumulate, float *dx), (windows, count, countsPadding, dy, accumulate, dx))

/// X(result, name, parameters) for every kernel whose work is shared among threads: Entrances.c calls them for parts of
/// the result.
#define SHARED_KERNELS(X)                                                                                            \
  X(void, Product, (KernelRange rows, KernelRange columns, long m, long n, long k, const float *a, const float       \
    *b, const float *bias, KernelActivation activation, bool accumulate, float *c))                                  \
  X(void, ProductTransposedLeft, (KernelRange rows, KernelRange columns, long m, long n, long k, const float *a,     \
    const float *b, bool accumulate, float *c))                                                                      \
  X(void, ProductTransposedRight, (KernelRange rows, KernelRange columns, long m, long n, long k, const float *a,    \
    const float *b, bool accumulate, float *c))                                                                      \
  X(void, Convolution, (KernelRange rows, const KernelWindows *windows, long filters, KernelImages images, const     \
    float *weights, const float *bias, KernelActivation activation, float *y))                                       \
  X(void, ConvolutionWeightGradient, (KernelRange weightRows, const KernelWindows *windows, long filters, long       \
    count, KernelImages images, const float *dy, bool accumulate, float *dw))                                        \
  X(void, ConvolutionInputGradient, (KernelRange pixels, const KernelWindows *windows, long filters, long count,     \
    const float *dy, const float *weights, bool accumulate, float *dx))                                               \
  X(void, Exp, (long count, const float *x, float *y))                                                               \
  X(void, Log, (long count, const float *x, float *y))                                                               \
  X(void, Tanh, (long count, const float *x, float *y))                                                              \
  X(void, Sigmoid, (long count, const float *x, float *y))                                                           \
  X(void, ReLU, (long count, const float *x, float *y))                                                              \
  X(void, SiLU, (long count, const float *x, float *y))                                                              \
  X(void, Softplus, (long count, const float *x, float *y))                                                          \
  X(void, TanhBackward, (long count, const float *y, const float *dy, bool accumulate, float *dx))                   \
  X(void, SigmoidBackward, (long count, const float *y, const float *dy, bool accumulate, float *dx))                \
  X(void, ReLUBackward, (long count, const float *y, const float *dy, bool accumulate, float *dx))                   \
  X(void, SiLUBackward, (long count, const float *x, const float *dy, bool accumulate, float *dx))                   \
  X(void, SoftplusBackward, (long count, const float *x, const float *dy, bool accumulate, float *dx))               \
  X(void, Add, (long count, const float *x, const float *y, float *z))                                               \
  X(void, Subtract, (long count, const float *x, const float *y, float *z))                                          \
  X(void, Multiply, (long count, const float *x, const float *y, float *z))                                          \
  X(void, AddProduct, (long count, const float *x, const float *y, float *z))                                        \
  X(double, SumOfSquares, (long count, const float *x))                                                              \
  X(void, Adam, (long count, float scale, float learningRate, float beta1, float beta2, float epsilon, float         \
    decay, float correction1, float correction2, const float *gradients, float *first, float *second, float          \
    *parameters))                                                                                                    \
  X(void, RMSProp, (long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside,     \
    float momentum, const float *gradients, float *second, float *mean, float *velocity, float *parameters))         \
  X(void, SGD, (long count, float scale, float learningRate, float momentum, bool nesterov, float decay, const       \
    float *gradients, float *velocity, float *parameters))                                                           \
  X(void, Polyak, (long count, float rate, const float *source, float *target))
