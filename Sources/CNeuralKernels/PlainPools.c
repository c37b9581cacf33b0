// The plain poolings.
#include <math.h>
#include <string.h>

#include "PlainKernels.h"
#include "PoolWindows.h"

#pragma clang fp contract(off)

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
