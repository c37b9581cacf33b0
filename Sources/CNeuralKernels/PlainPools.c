// The plain poolings.
#include <math.h>
#include <string.h>

#include "PlainKernels.h"
#include "Windows.h"

#pragma clang fp contract(off)

/// One window: its pixels inside of the image, and where the image and its result begin.
typedef struct {
  long top, left;
  KernelRange rows, columns;
  long image, result;
} Window;

/// Visits every window of every image, in the order of the results.
#define FOR_EVERY_WINDOW(w, count)                                            \
  for (long index = 0; index < (count) * (w)->outputHeight * (w)->outputWidth; index += 1) \
    for (Window window = windowAt(w, index), *once = &window; once; once = NULL)

/// Visits the pixels of a window: `at` is a pixel's first channel.
#define FOR_EVERY_PIXEL(w)                                                                   \
  for (long ky = window.rows.first; ky < window.rows.end; ky += 1)                           \
    for (long kx = window.columns.first, at = window.image + ((window.top + ky) * (w)->width + window.left + kx) * (w)->channels; \
         kx < window.columns.end; kx += 1, at += (w)->channels)

static Window windowAt(const KernelWindows *w, long index) {
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

static long areaOf(const KernelWindows *w, Window window, bool countsPadding) {
  return countsPadding ? w->kernelHeight * w->kernelWidth
                       : (window.rows.end - window.rows.first) * (window.columns.end - window.columns.first);
}

static void clear(const KernelWindows *w, long count, bool accumulate, float *dx) {
  if (!accumulate) memset(dx, 0, sizeof(float) * (size_t)(count * inputSize(w)));
}

void plainMaxPool(const KernelWindows *w, long count, const float *x, float *y) {
  FOR_EVERY_WINDOW(w, count) {
    for (long channel = 0; channel < w->channels; channel += 1) {
      float highest = -INFINITY;
      FOR_EVERY_PIXEL(w) {
        float value = x[at + channel];
        // Asked this way round, a NaN is taken; and once taken it stays.
        if (!(value <= highest) && !isnan(highest)) highest = value;
      }
      y[window.result + channel] = highest;
    }
  }
}

void plainMaxPoolBackward(const KernelWindows *w, long count, const float *x, const float *y, const float *dy,
                          bool accumulate, float *dx) {
  clear(w, count, accumulate, dx);
  FOR_EVERY_WINDOW(w, count) {
    for (long channel = 0; channel < w->channels; channel += 1) {
      bool isFound = false;
      FOR_EVERY_PIXEL(w) {
        float value = x[at + channel];
        if (isFound || !(value == y[window.result + channel] || isnan(value))) continue;
        dx[at + channel] += dy[window.result + channel];
        isFound = true;
      }
    }
  }
}

void plainAveragePool(const KernelWindows *w, long count, bool countsPadding, const float *x, float *y) {
  FOR_EVERY_WINDOW(w, count) {
    long area = areaOf(w, window, countsPadding);
    for (long channel = 0; channel < w->channels; channel += 1) {
      float sum = 0.0f;
      FOR_EVERY_PIXEL(w) sum += x[at + channel];
      y[window.result + channel] = area > 0 ? sum / (float)area : 0.0f;
    }
  }
}

void plainAveragePoolBackward(const KernelWindows *w, long count, bool countsPadding, const float *dy,
                              bool accumulate, float *dx) {
  clear(w, count, accumulate, dx);
  FOR_EVERY_WINDOW(w, count) {
    long area = areaOf(w, window, countsPadding);
    for (long channel = 0; channel < w->channels; channel += 1)
      FOR_EVERY_PIXEL(w) dx[at + channel] += dy[window.result + channel] / (float)area;
  }
}
