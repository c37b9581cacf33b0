/// Convolutions and pooling of images.
///
/// Images are [count][height][width][channels], weights [kernelHeight][kernelWidth][channels][filters], results
/// [count][outputHeight][outputWidth][filters].
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "KernelProducts.h"

/// How windows slide over images of one size.
///
/// Window (i, j) begins at row i · strideY − paddingTop and column j · strideX − paddingLeft. What lies outside of the
/// image counts as zero in a convolution and does not count in a maximum; the padding below and to the right is what the
/// last windows need. Extents may be zero; strides are positive, paddings not negative.
typedef struct {
  long height, width, channels;
  long outputHeight, outputWidth;
  long kernelHeight, kernelWidth;
  long strideY, strideX;
  long paddingTop, paddingLeft;
} KernelWindows;

/// How many windows fit along an extent with `padding` on both sides together: 0 when not even one does.
long kernelWindowCount(long extent, long kernel, long stride, long padding);

/// y = activation(x ∗ weights + bias); bias may be null.
void kernelConvolution(const KernelWindows *windows, long filters, long count, const float *x, const float *weights,
                       const float *bias, KernelActivation activation, float *y);
/// The same for bytes, each of which stands for scale · byte; converted a few images at a time.
void kernelConvolutionOfBytes(const KernelWindows *windows, long filters, long count, const uint8_t *x, float scale,
                              const float *weights, const float *bias, KernelActivation activation, float *y);
/// dw (+)= the gradient of the weights. It is summed over the images in blocks of a size that follows from the windows
/// alone. (The gradient of the bias is kernelColumnSums of dy.)
void kernelConvolutionWeightGradient(const KernelWindows *windows, long filters, long count, const float *x,
                                     const float *dy, bool accumulate, float *dw);
void kernelConvolutionWeightGradientOfBytes(const KernelWindows *windows, long filters, long count, const uint8_t *x,
                                            float scale, const float *dy, bool accumulate, float *dw);
/// dx (+)= the gradient of the images. Nothing is multiplied by padding.
void kernelConvolutionInputGradient(const KernelWindows *windows, long filters, long count, const float *dy,
                                    const float *weights, bool accumulate, float *dx);

/// y = the highest of each window and channel; a NaN in the window makes it NaN. A window without any pixel gives −∞.
void kernelMaxPool(const KernelWindows *windows, long count, const float *x, float *y);
/// dx (+)= dy at the first of the highest pixels of each window, from the input x and the output y.
void kernelMaxPoolBackward(const KernelWindows *windows, long count, const float *x, const float *y, const float *dy,
                           bool accumulate, float *dx);
/// y = the mean of each window and channel: over the whole window with `countsPadding`, else over its pixels inside of
/// the image.
void kernelAveragePool(const KernelWindows *windows, long count, bool countsPadding, const float *x, float *y);
/// dx (+)= the gradient of the images.
void kernelAveragePoolBackward(const KernelWindows *windows, long count, bool countsPadding, const float *dy,
                               bool accumulate, float *dx);
