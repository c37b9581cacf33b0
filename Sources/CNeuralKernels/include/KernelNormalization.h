/// Normalisation of the rows (layer normalisation) and of the columns (batch normalisation) of x[m×n].
#pragma once
#include <stdbool.h>

/// y = gain_j (x − mean) / √(variance + ε) + bias_j of each row; gain and bias may be null. y may be x.
/// `means` and `scales` receive mean and 1 / √(variance + ε) of each row, m numbers each.
void kernelLayerNorm(long m, long n, float epsilon, const float *x, const float *gain, const float *bias, float *y,
                     float *means, float *scales);
/// dx (+)= the gradient of x, from what the forward form got and kept. dx may be dy.
void kernelLayerNormBackward(long m, long n, const float *x, const float *gain, const float *means,
                             const float *scales, const float *dy, bool accumulate, float *dx);
/// gains[n] (+)= the gradient of the gain. (The gradient of the bias is kernelColumnSums of dy.)
void kernelLayerNormGainGradient(long m, long n, const float *x, const float *means, const float *scales,
                                 const float *dy, bool accumulate, float *gains);

/// The mean and the variance (with divisor m) of each column, n numbers each; zeros when m is 0.
void kernelColumnMoments(long m, long n, const float *x, float *means, float *variances);
/// y = scale_j x + offset_j; y may be x. A batch normalisation is scale = gain / √(variance + ε),
/// offset = bias − scale · mean.
void kernelScaleColumns(long m, long n, const float *scales, const float *offsets, const float *x, float *y);
/// sums[n] (+)= the column sums of x · (y − center_j). Taken off before it is multiplied, a mean far from zero does
/// not cancel.
void kernelColumnProductSums(long m, long n, const float *x, const float *y, const float *centers, bool accumulate,
                             float *sums);
/// z (+)= a_j x + b_j y + c_j; z may be x or y. The gradient of a batch normalisation has this form in dy and x.
void kernelCombineColumns(long m, long n, const float *a, const float *x, const float *b, const float *y,
                          const float *c, bool accumulate, float *z);
