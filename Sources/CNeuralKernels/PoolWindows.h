/// How poolings visit windows and their pixels.
#pragma once
#include "Windows.h"

/// One window: its pixels inside of the image, and where the image and its result begin.
typedef struct {
  long top, left;
  KernelRange rows, columns;
  long image, result;
} Window;

/// Visits every window of every image, in the order of the results.
#define FOR_EVERY_WINDOW(w, count)                                                         \
  for (long index = 0; index < (count) * (w)->outputHeight * (w)->outputWidth; index += 1) \
    for (Window window = windowAt(w, index), *once = &window; once; once = NULL)

/// Visits the pixels of a window: `at` is a pixel's first channel.
#define FOR_EVERY_PIXEL(w)                                                               \
  for (long ky = window.rows.first; ky < window.rows.end; ky += 1)                       \
    for (long kx = window.columns.first, at = firstPixel(w, &window, ky, kx);            \
         kx < window.columns.end; kx += 1, at += (w)->channels)

static inline Window windowAt(const KernelWindows *w, long index) {
  long image = index / (w->outputHeight * w->outputWidth);
  long i = index / w->outputWidth % w->outputHeight, j = index % w->outputWidth;
  return (Window){
      .top = i * w->strideY - w->paddingTop,
      .left = j * w->strideX - w->paddingLeft,
      .rows = insideOfWindow(i, w->paddingTop, w->kernelHeight, w->strideY, w->height),
      .columns = insideOfWindow(j, w->paddingLeft, w->kernelWidth, w->strideX, w->width),
      .image = image * inputSize(w),
      .result = index * w->channels,
  };
}

static inline long areaOf(const KernelWindows *w, Window window, bool countsPadding) {
  return countsPadding ? w->kernelHeight * w->kernelWidth
                       : (window.rows.end - window.rows.first) * (window.columns.end - window.columns.first);
}

static inline long firstPixel(const KernelWindows *w, const Window *window, long ky, long kx) {
  return window->image + ((window->top + ky) * w->width + window->left + kx) * w->channels;
}
