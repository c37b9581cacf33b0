/// Pooling: sixteen channels of a window at once.
#pragma once
#include "PoolWindows.h"
#include "VectorElementwise.h"

static void clearUnless(bool accumulate, const KernelWindows *w, long count, float *dx) {
  if (!accumulate) __builtin_memset(dx, 0, (size_t)(count * inputSize(w)) * sizeof(float));
}

static void vectorMaxPool(const KernelWindows *w, long count, const float *x, float *y) {
  FOR_EVERY_WINDOW(w, count) {
    FOR_WIDE(w->channels) {
      Wide highest = wideOf(-INFINITY);
      FOR_EVERY_PIXEL(w) {
        Wide value = load(x + at + i, left);
        // Asked this way round, a NaN is taken; and once taken it stays.
        highest = choose(~(value <= highest) & (highest == highest), value, highest);
      }
      store(y + window.result + i, left, highest);
    }
  }
}

static void vectorMaxPoolBackward(const KernelWindows *w, long count, const float *x, const float *y, const float *dy,
                                  bool accumulate, float *dx) {
  clearUnless(accumulate, w, count, dx);
  FOR_EVERY_WINDOW(w, count) {
    FOR_WIDE(w->channels) {
      Wide highest = load(y + window.result + i, left), gradient = load(dy + window.result + i, left);
      WideBits isFound = {0};
      FOR_EVERY_PIXEL(w) {
        Wide value = load(x + at + i, left), sum = load(dx + at + i, left);
        WideBits isHighest = ((value == highest) | (value != value)) & ~isFound;
        store(dx + at + i, left, choose(isHighest, sum + gradient, sum));
        isFound |= isHighest;
      }
    }
  }
}

static void vectorAveragePool(const KernelWindows *w, long count, bool countsPadding, const float *x, float *y) {
  FOR_EVERY_WINDOW(w, count) {
    long area = areaOf(w, window, countsPadding);
    FOR_WIDE(w->channels) {
      Wide sum = {0};
      FOR_EVERY_PIXEL(w) sum += load(x + at + i, left);
      store(y + window.result + i, left, area > 0 ? sum / (float)area : wideOf(0.0f));
    }
  }
}

static void vectorAveragePoolBackward(const KernelWindows *w, long count, bool countsPadding, const float *dy,
                                      bool accumulate, float *dx) {
  clearUnless(accumulate, w, count, dx);
  FOR_EVERY_WINDOW(w, count) {
    long area = areaOf(w, window, countsPadding);
    FOR_WIDE(w->channels) {
      Wide gradient = load(dy + window.result + i, left) / (float)area;
      FOR_EVERY_PIXEL(w) store(dx + at + i, left, load(dx + at + i, left) + gradient);
    }
  }
}
