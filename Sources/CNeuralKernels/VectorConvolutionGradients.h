/// The gradient of a convolution's images.
///
/// A pixel's gradient is a sum over the windows that contain it. Those lie side by side, and the weights by which they
/// saw the pixel are every strideX-th of a row: laid out in that order, one run of steps covers a whole row of windows.
/// A tile's rows are pixels that the same number of windows contain, or one pixel in several images.
#pragma once
#include "ThreadPool.h"
#include "VectorProducts.h"

/// Where column `kx` of the weights goes: columns that meet at one pixel lie side by side, the last first.
INLINE long panelPlace(const KernelWindows *w, long kx) {
  long phase = kx % w->strideX, place = 0;
  for (long other = 0; other < phase; other += 1) place += (w->kernelWidth - other + w->strideX - 1) / w->strideX;
  return place + (w->kernelWidth - 1 - phase) / w->strideX - kx / w->strideX;
}

/// Lays the weights out as [panels of channels][kernelHeight][places][filters][panelColumns].
static void packWeights(const KernelWindows *w, long filters, const float *weights, float *panels) {
  for (long channel = 0; channel < w->channels; channel += panelColumns) {
    long columns = smaller(panelColumns, w->channels - channel);
    for (long ky = 0; ky < w->kernelHeight; ky += 1) {
      for (long kx = 0; kx < w->kernelWidth; kx += 1) {
        Operand source = {weights + ((ky * w->kernelWidth + kx) * w->channels + channel) * filters, filters, 1};
        packPanel(columns, filters, source, panels + (ky * w->kernelWidth + panelPlace(w, kx)) * filters * panelColumns);
      }
    }
    panels += w->kernelHeight * w->kernelWidth * filters * panelColumns;
  }
}

/// How many pixels from `x` on, every strideX-th, are contained in the same number of windows as x, one window further
/// each time. At most up to `end`.
static long equalPixels(const KernelWindows *w, long x, long end) {
  KernelRange columns = windowsContaining(x, w->paddingLeft, w->kernelWidth, w->strideX, w->outputWidth);
  long count = 1;
  for (long next = x + w->strideX; next < end; next += w->strideX, count += 1) {
    KernelRange others = windowsContaining(next, w->paddingLeft, w->kernelWidth, w->strideX, w->outputWidth);
    if (others.first != columns.first + count || others.end != columns.end + count) break;
  }
  return count;
}

/// A stretch of pixels in one row of every image, which the same number of windows contain.
typedef struct {
  long y, x, count;
} Pixels;

static void gradientOfPixels(const KernelWindows *w, long filters, long count, Pixels pixels, const float *dy,
                             const float *panels, bool accumulate, float *dx) {
  KernelRange rows = windowsContaining(pixels.y, w->paddingTop, w->kernelHeight, w->strideY, w->outputHeight);
  KernelRange columns = windowsContaining(pixels.x, w->paddingLeft, w->kernelWidth, w->strideX, w->outputWidth);
  long outputRow = w->outputWidth * filters, outputSize = w->outputHeight * outputRow;
  // The first window's row of weights, and the place of its column: later windows saw the pixel in earlier rows.
  long ky = pixels.y + w->paddingTop - rows.first * w->strideY;
  long kx = pixels.x + w->paddingLeft - columns.first * w->strideX;
  long kernelRow = w->kernelWidth * filters * panelColumns;
  Tile tile = {.steps = (columns.end - columns.first) * filters, .aStep = 1, .bStep = panelColumns,
               .runs = rows.end - rows.first, .aRun = outputRow, .bRun = -w->strideY * kernelRow, .groups = 1,
               .start = accumulate ? TileFromResult : TileFromBias};
  bool hasWindows = tile.steps > 0 && tile.runs > 0;
  if (!hasWindows) tile.runs = 0;
  const float *source = dy + rows.first * outputRow + columns.first * filters;
  float *target = dx + (pixels.y * w->width + pixels.x) * w->channels;
  // Whichever is longer fills the tiles: the pixels of one image, or one pixel of all images.
  bool isAlongImages = pixels.count < smaller(count, TILE_ROWS);
  long outer = isAlongImages ? pixels.count : count, inner = isAlongImages ? count : pixels.count;
  long aPixel = filters, cPixel = w->strideX * w->channels;
  tile.aRow = isAlongImages ? outputSize : aPixel;
  tile.cRow = isAlongImages ? inputSize(w) : cPixel;
  for (long channel = 0; channel < w->channels; channel += panelColumns) {
    long width = smaller(panelColumns, w->channels - channel);
    const float *panel = panels + channel / panelColumns * w->kernelHeight * kernelRow;
    tile.b = hasWindows ? panel + ky * kernelRow + panelPlace(w, kx) * filters * panelColumns : panel;
    for (long i = 0; i < outer; i += 1) {
      FOR_TILES(first, rowCount, inner) {
        tile.a = source + i * (isAlongImages ? aPixel : outputSize) + first * tile.aRow;
        tile.c = target + i * (isAlongImages ? cPixel : inputSize(w)) + first * tile.cRow + channel;
        multiplyRows(rowCount, width, &tile);
      }
    }
  }
}

static void vectorConvolutionInputGradient(KernelRange pixels, const KernelWindows *w, long filters, long count,
                                           const float *dy, const float *weights, bool accumulate, float *dx) {
  if (pixels.first == pixels.end || count == 0) return;
  // Every thread packs for itself: it takes less time than to fetch what another has written.
  long panelCount = (w->channels + panelColumns - 1) / panelColumns;
  float *panels = kernelScratch(panelCount * panelColumns * w->kernelHeight * w->kernelWidth * filters);
  packWeights(w, filters, weights, panels);
  for (long p = pixels.first; p < pixels.end;) {
    long y = p / w->width, start = p % w->width, end = smaller(w->width, start + pixels.end - p);
    // Pixels of one phase, strideX apart, see the same weights.
    for (long phase = 0; phase < w->strideX; phase += 1) {
      for (long x = start + phase; x < end;) {
        Pixels stretch = {y, x, equalPixels(w, x, end)};
        gradientOfPixels(w, filters, count, stretch, dy, panels, accumulate, dx);
        x += stretch.count * w->strideX;
      }
    }
    p += end - start;
  }
}
