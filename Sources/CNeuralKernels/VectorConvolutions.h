/// Convolutions, read in place: a window's row is one stretch of numbers in an image, so no copy of the windows is made.
///
/// Forward, a tile's rows are neighbouring windows, its runs the rows of a window. For the weights, a tile's rows are the
/// numbers in a row of a window, its runs the rows of windows, its groups the images. Images with padding, and those of
/// bytes, are first copied, one or a few at a time, with zeros around: no loop below asks where an image ends.
#pragma once
#include "ThreadPool.h"
#include "VectorTiles.h"

static void vectorBytesToFloats(long count, float scale, const uint8_t *bytes, float *y) {
  typedef uint8_t WideBytes __attribute__((vector_size(wideLanes)));
  for (; count >= wideLanes; count -= wideLanes, bytes += wideLanes, y += wideLanes) {
    WideBytes part;
    __builtin_memcpy(&part, bytes, sizeof part);
    *(WideInMemory *)y = scale * __builtin_convertvector(part, Wide);
  }
  for (long i = 0; i < count; i += 1) y[i] = scale * (float)bytes[i];
}

/// Images as the windows see them: padding included, if there is any.
typedef struct {
  const float *at;
  long row, image;  // from one row, one image, to the next
} CoveredImages;

static bool isCoveredInPlace(const KernelWindows *w, KernelImages images) {
  return images.floats && w->paddingTop == 0 && w->paddingLeft == 0 && coveredHeight(w) <= w->height &&
         coveredWidth(w) <= w->width;
}

/// How many numbers one copied image takes.
static long coveredSize(const KernelWindows *w) { return coveredHeight(w) * coveredWidth(w) * w->channels; }

/// The rows of an image from `rows.first` on that windows cover, copied with zeros around.
static void copyCovered(const KernelWindows *w, KernelImages images, long image, KernelRange rows, float *copy) {
  long width = coveredWidth(w), columns = larger(0, smaller(w->width, width - w->paddingLeft)) * w->channels;
  long before = smaller(w->paddingLeft, width) * w->channels, after = width * w->channels - before - columns;
  for (long row = rows.first; row < rows.end; row += 1) {
    float *target = copy + row * width * w->channels;
    long y = row - w->paddingTop, source = (image * w->height + y) * w->width * w->channels;
    if (y < 0 || y >= w->height) {
      __builtin_memset(target, 0, (size_t)(width * w->channels) * sizeof(float));
      continue;
    }
    __builtin_memset(target, 0, (size_t)before * sizeof(float));
    if (images.floats)
      __builtin_memcpy(target + before, images.floats + source, (size_t)columns * sizeof(float));
    else
      vectorBytesToFloats(columns, images.scale, images.bytes + source, target + before);
    __builtin_memset(target + before + columns, 0, (size_t)after * sizeof(float));
  }
}

/// `count` images from `first` on as the windows see them: where they lie, or copied to the thread's scratch memory.
static CoveredImages coverImages(const KernelWindows *w, KernelImages images, long first, long count,
                                 KernelRange rows) {
  if (isCoveredInPlace(w, images))
    return (CoveredImages){images.floats + first * inputSize(w), w->width * w->channels, inputSize(w)};
  float *copies = kernelScratch(count * coveredSize(w));
  for (long i = 0; i < count; i += 1) copyCovered(w, images, first + i, rows, copies + i * coveredSize(w));
  return (CoveredImages){copies, coveredWidth(w) * w->channels, coveredSize(w)};
}

/// One image's rows of results from `rows.first` on.
static void convolveImage(KernelRange rows, const KernelWindows *w, long filters, CoveredImages image,
                          const float *weights, const float *bias, KernelActivation activation, float *y) {
  long windowRow = w->kernelWidth * w->channels, nextWindow = w->strideX * w->channels;
  Tile tile = {.aRow = nextWindow, .cRow = filters, .steps = windowRow, .aStep = 1, .bStep = filters,
               .runs = w->kernelHeight, .aRun = image.row, .bRun = windowRow * filters, .groups = 1,
               .start = TileFromBias, .rectify = activation == KernelActivationReLU};
  for (long row = rows.first; row < rows.end; row += 1) {
    for (long filter = 0; filter < filters; filter += panelColumns) {
      long columns = smaller(panelColumns, filters - filter);
      tile.b = weights + filter;
      tile.bias = bias ? bias + filter : NULL;
      FOR_TILES(first, windows, w->outputWidth) {
        tile.a = image.at + row * w->strideY * image.row + first * nextWindow;
        tile.c = y + (row * w->outputWidth + first) * filters + filter;
        multiplyRows(windows, columns, &tile);
      }
    }
    if (activation == KernelActivationTanh)
      vectorTanh(w->outputWidth * filters, y + row * w->outputWidth * filters, y + row * w->outputWidth * filters);
  }
}

static void vectorConvolution(KernelRange rows, const KernelWindows *w, long filters, KernelImages images,
                              const float *weights, const float *bias, KernelActivation activation, float *y) {
  for (long row = rows.first; row < rows.end;) {
    long image = row / w->outputHeight, start = image * w->outputHeight;
    KernelRange part = {row - start, smaller(rows.end - start, w->outputHeight)};
    KernelRange covered = {part.first * w->strideY, (part.end - 1) * w->strideY + w->kernelHeight};
    CoveredImages source = coverImages(w, images, image, 1, covered);
    convolveImage(part, w, filters, source, weights, bias, activation, y + start * w->outputWidth * filters);
    row = start + part.end;
  }
}

static void vectorConvolutionWeightGradient(KernelRange weightRows, const KernelWindows *w, long filters, long count,
                                            KernelImages images, const float *dy, bool accumulate, float *dw) {
  long windowRow = w->kernelWidth * w->channels, block = gradientBlockOf(w);
  long outputRow = w->outputWidth * filters, outputSize = w->outputHeight * outputRow;
  if (!accumulate)
    __builtin_memset(dw + weightRows.first * filters, 0,
                     (size_t)((weightRows.end - weightRows.first) * filters) * sizeof(float));
  for (long image = 0; image < count; image += block) {
    long imageCount = smaller(block, count - image);
    CoveredImages source = coverImages(w, images, image, imageCount, (KernelRange){0, coveredHeight(w)});
    Tile tile = {.aRow = 1, .cRow = filters, .steps = w->outputWidth, .aStep = w->strideX * w->channels,
                 .bStep = filters, .runs = w->outputHeight, .aRun = w->strideY * source.row, .bRun = outputRow,
                 .groups = imageCount, .aGroup = source.image, .bGroup = outputSize, .start = TileOntoResult};
    // The rows of weights that belong to one row of the window lie side by side in the image.
    for (long row = weightRows.first; row < weightRows.end;) {
      long ky = row / windowRow, end = smaller((ky + 1) * windowRow, weightRows.end);
      for (long filter = 0; filter < filters; filter += panelColumns) {
        long columns = smaller(panelColumns, filters - filter);
        tile.b = dy + image * outputSize + filter;
        FOR_TILES(first, rows, end - row) {
          tile.a = source.at + ky * source.row + (row - ky * windowRow) + first;
          tile.c = dw + (row + first) * filters + filter;
          multiplyRows(rows, columns, &tile);
        }
      }
      row = end;
    }
  }
}
