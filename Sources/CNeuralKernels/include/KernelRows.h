/// Functions of the rows and the columns of a matrix m×n.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Softmax of each row, with its maximum taken off first; y may be x.
void kernelSoftmaxRows(long m, long n, const float *x, float *y);
/// Log-softmax of each row; y may be x.
void kernelLogSoftmaxRows(long m, long n, const float *x, float *y);
/// y_i = factor_i · x_i, row by row; y may be x. A factor of zero gives zeros, whatever x holds: a state begins anew.
void kernelScaleRows(long m, long n, const float *factors, const float *x, float *y);
/// Row i of y = row indices[i] of the table: an embedding. The indices must lie in the table.
void kernelGatherRows(long m, long n, const int32_t *indices, const float *table, float *y);
/// Row indices[i] of the table += row i of x, in the order of i: the gradient of an embedding.
void kernelScatterAddRows(long m, long n, const int32_t *indices, const float *x, float *table);
