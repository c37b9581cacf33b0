/// What the plain and the vector forms of convolutions must know alike.
#pragma once
#include "KernelList.h"

static inline long smaller(long a, long b) { return a < b ? a : b; }
static inline long larger(long a, long b) { return a > b ? a : b; }

/// The rows and columns that the windows cover, padding included.
static inline long coveredHeight(const KernelWindows *w) {
  return w->outputHeight > 0 ? (w->outputHeight - 1) * w->strideY + w->kernelHeight : 0;
}
static inline long coveredWidth(const KernelWindows *w) {
  return w->outputWidth > 0 ? (w->outputWidth - 1) * w->strideX + w->kernelWidth : 0;
}

static inline long inputSize(const KernelWindows *w) { return w->height * w->width * w->channels; }

/// How many numbers of images are taken at a time when weight gradients are summed: what a second-level cache holds
/// beside the rest. It decides where sums are cut, so it is the same for every variant and machine.
enum { gradientBlockSize = 32768, gradientBlockLimit = 8 };

/// How many images are summed before the sum is added to the gradient of the weights.
static inline long gradientBlockOf(const KernelWindows *w) {
  long size = coveredHeight(w) * coveredWidth(w) * w->channels;
  return size > 0 ? larger(1, smaller(gradientBlockLimit, gradientBlockSize / size)) : gradientBlockLimit;
}

/// The windows along one axis that contain position `p` of the image: from `first` on, before `end`.
static inline KernelRange windowsContaining(long p, long padding, long kernel, long stride, long windowCount) {
  long beyond = p + padding - kernel;  // the last start of a window that ends too soon
  KernelRange range = {beyond < 0 ? 0 : beyond / stride + 1, smaller(windowCount, (p + padding) / stride + 1)};
  if (range.end < range.first) range.end = range.first;
  return range;
}

/// The part of window `i` along one axis that lies inside of the image, as positions in the window.
static inline KernelRange insideOfWindow(long i, long padding, long kernel, long stride, long extent) {
  long start = i * stride - padding;
  KernelRange range = {larger(0, -start), smaller(kernel, extent - start)};
  if (range.end < range.first) range.end = range.first;
  return range;
}
