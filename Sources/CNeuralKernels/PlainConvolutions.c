// The plain convolutions.
#include "PlainFunctions.h"
#include "PlainKernels.h"
#include "Windows.h"

#pragma clang fp contract(off)

/// A number of an image, or zero outside of it.
static float pixel(const KernelWindows *w, KernelImages images, long image, long y, long x, long channel) {
  if (y < 0 || y >= w->height || x < 0 || x >= w->width) return 0.0f;
  long index = ((image * w->height + y) * w->width + x) * w->channels + channel;
  return images.floats ? images.floats[index] : images.scale * (float)images.bytes[index];
}

void plainConvolution(KernelRange rows, const KernelWindows *w, long filters, KernelImages images,
                      const float *weights, const float *bias, KernelActivation activation, float *y) {
  for (long row = rows.first; row < rows.end; row += 1) {
    long image = row / w->outputHeight, top = row % w->outputHeight * w->strideY - w->paddingTop;
    for (long j = 0; j < w->outputWidth; j += 1) {
      long left = j * w->strideX - w->paddingLeft;
      for (long filter = 0; filter < filters; filter += 1) {
        const float *weight = weights + filter;
        float sum = bias ? bias[filter] : 0.0f;
        for (long ky = 0; ky < w->kernelHeight; ky += 1)
          for (long kx = 0; kx < w->kernelWidth; kx += 1)
            for (long channel = 0; channel < w->channels; channel += 1, weight += filters)
              sum = fmaf(pixel(w, images, image, top + ky, left + kx, channel), *weight, sum);
        y[(row * w->outputWidth + j) * filters + filter] = plainActivated(activation, sum);
      }
    }
  }
}

/// What the images from `first` on, before `end`, add to the gradient of one weight.
static float gradientOfWeight(const KernelWindows *w, long filters, KernelImages images, const float *dy, long first,
                              long end, long ky, long kx, long channel, long filter) {
  float sum = 0.0f;
  for (long image = first; image < end; image += 1)
    for (long i = 0; i < w->outputHeight; i += 1)
      for (long j = 0; j < w->outputWidth; j += 1) {
        float x = pixel(w, images, image, i * w->strideY - w->paddingTop + ky, j * w->strideX - w->paddingLeft + kx,
                        channel);
        sum = fmaf(x, dy[((image * w->outputHeight + i) * w->outputWidth + j) * filters + filter], sum);
      }
  return sum;
}

void plainConvolutionWeightGradient(KernelRange weightRows, const KernelWindows *w, long filters, long count,
                                    KernelImages images, const float *dy, bool accumulate, float *dw) {
  long block = gradientBlockOf(w);
  for (long row = weightRows.first; row < weightRows.end; row += 1) {
    long ky = row / (w->kernelWidth * w->channels), kx = row / w->channels % w->kernelWidth;
    for (long filter = 0; filter < filters; filter += 1) {
      float total = accumulate ? dw[row * filters + filter] : 0.0f;
      for (long first = 0; first < count; first += block)
        total += gradientOfWeight(w, filters, images, dy, first, smaller(first + block, count), ky, kx,
                                  row % w->channels, filter);
      dw[row * filters + filter] = total;
    }
  }
}

void plainConvolutionInputGradient(KernelRange pixels, const KernelWindows *w, long filters, long count,
                                   const float *dy, const float *weights, bool accumulate, float *dx) {
  for (long image = 0; image < count; image += 1) {
    const float *gradients = dy + image * w->outputHeight * w->outputWidth * filters;
    for (long p = pixels.first; p < pixels.end; p += 1) {
      long y = p / w->width, x = p % w->width;
      KernelRange rows = windowsContaining(y, w->paddingTop, w->kernelHeight, w->strideY, w->outputHeight);
      KernelRange columns = windowsContaining(x, w->paddingLeft, w->kernelWidth, w->strideX, w->outputWidth);
      for (long channel = 0; channel < w->channels; channel += 1) {
        float *target = dx + image * inputSize(w) + p * w->channels + channel;
        float sum = accumulate ? *target : 0.0f;
        for (long i = rows.first; i < rows.end; i += 1)
          for (long j = columns.first; j < columns.end; j += 1) {
            long ky = y + w->paddingTop - i * w->strideY, kx = x + w->paddingLeft - j * w->strideX;
            const float *weight = weights + ((ky * w->kernelWidth + kx) * w->channels + channel) * filters;
            const float *gradient = gradients + (i * w->outputWidth + j) * filters;
            for (long filter = 0; filter < filters; filter += 1) sum = fmaf(gradient[filter], weight[filter], sum);
          }
        *target = sum;
      }
    }
  }
}
