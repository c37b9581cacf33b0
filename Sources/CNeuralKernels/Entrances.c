// The public functions: each passes its call on to the variant in use, the large ones in parts.
#include <math.h>

#include "ThreadPool.h"
#include "VariantInUse.h"
#include "Windows.h"

#define DIRECT_ENTRANCE(result, name, parameters, arguments) \
  result kernel##name parameters { return kernelsInUse()->name arguments; }
DIRECT_KERNELS(DIRECT_ENTRANCE)

// Products

enum {
  /// Products are cut at multiples of this many rows and columns, so that no tile of a variant is cut.
  rowGranule = 12,
  columnGranule = 32,
};

typedef struct {
  const KernelTable *kernels;
  long m, n, k;
  const float *a, *b, *bias;
  KernelActivation activation;
  bool accumulate;
  float *c;
} ProductCall;

/// The rows and columns of a part. Operands along the cut are read once, the others by every thread: the longer side is
/// cut.
static void cutProduct(const ProductCall *call, long part, long partCount, KernelRange *rows, KernelRange *columns) {
  *rows = (KernelRange){0, call->m};
  *columns = (KernelRange){0, call->n};
  if (call->m > call->n)
    *rows = kernelPart(call->m, rowGranule, part, partCount);
  else
    *columns = kernelPart(call->n, columnGranule, part, partCount);
}

static void multiplyPart(const void *arguments, long part, long partCount) {
  const ProductCall *p = arguments;
  KernelRange rows, columns;
  cutProduct(p, part, partCount, &rows, &columns);
  p->kernels->Product(rows, columns, p->m, p->n, p->k, p->a, p->b, p->bias, p->activation, p->accumulate, p->c);
}

static void multiplyTransposedLeftPart(const void *arguments, long part, long partCount) {
  const ProductCall *p = arguments;
  KernelRange rows, columns;
  cutProduct(p, part, partCount, &rows, &columns);
  p->kernels->ProductTransposedLeft(rows, columns, p->m, p->n, p->k, p->a, p->b, p->accumulate, p->c);
}

static void multiplyTransposedRightPart(const void *arguments, long part, long partCount) {
  const ProductCall *p = arguments;
  KernelRange rows, columns;
  cutProduct(p, part, partCount, &rows, &columns);
  p->kernels->ProductTransposedRight(rows, columns, p->m, p->n, p->k, p->a, p->b, p->accumulate, p->c);
}

static void shareProduct(KernelWork work, ProductCall call) {
  kernelShareWork(kernelPartCount(2.0 * (double)call.m * (double)call.n * (double)call.k), work, &call);
}

void kernelProduct(long m, long n, long k, const float *a, const float *b, const float *bias,
                   KernelActivation activation, bool accumulate, float *c) {
  shareProduct(multiplyPart, (ProductCall){kernelsInUse(), m, n, k, a, b, bias, activation, accumulate, c});
}

void kernelProductTransposedLeft(long m, long n, long k, const float *a, const float *b, bool accumulate, float *c) {
  shareProduct(multiplyTransposedLeftPart,
               (ProductCall){kernelsInUse(), m, n, k, a, b, NULL, KernelActivationNone, accumulate, c});
}

void kernelProductTransposedRight(long m, long n, long k, const float *a, const float *b, bool accumulate, float *c) {
  shareProduct(multiplyTransposedRightPart,
               (ProductCall){kernelsInUse(), m, n, k, a, b, NULL, KernelActivationNone, accumulate, c});
}

// Convolutions

typedef struct {
  const KernelTable *kernels;
  const KernelWindows *windows;
  long filters, count;
  KernelImages images;
  const float *weights, *bias, *dy;
  KernelActivation activation;
  bool accumulate;
  float *result;
} ConvolutionCall;

static void shareConvolution(KernelWork work, ConvolutionCall call) {
  const KernelWindows *w = call.windows;
  double pixels = (double)call.count * (double)w->outputHeight * (double)w->outputWidth;
  double weights = (double)w->kernelHeight * (double)w->kernelWidth * (double)w->channels * (double)call.filters;
  kernelShareWork(kernelPartCount(2.0 * pixels * weights), work, &call);
}

static void convolvePart(const void *arguments, long part, long partCount) {
  const ConvolutionCall *c = arguments;
  // Whole images while there are enough of them, so that none is converted or padded twice.
  long granule = c->count >= partCount ? c->windows->outputHeight : 1;
  if (granule == 0) return;
  KernelRange rows = kernelPart(c->count * c->windows->outputHeight, granule, part, partCount);
  c->kernels->Convolution(rows, c->windows, c->filters, c->images, c->weights, c->bias, c->activation, c->result);
}

static void weightGradientPart(const void *arguments, long part, long partCount) {
  const ConvolutionCall *c = arguments;
  const KernelWindows *w = c->windows;
  KernelRange rows = kernelPart(w->kernelHeight * w->kernelWidth * w->channels, 1, part, partCount);
  c->kernels->ConvolutionWeightGradient(rows, w, c->filters, c->count, c->images, c->dy, c->accumulate, c->result);
}

static void inputGradientPart(const void *arguments, long part, long partCount) {
  const ConvolutionCall *c = arguments;
  KernelRange pixels = kernelPart(c->windows->height * c->windows->width, 1, part, partCount);
  c->kernels->ConvolutionInputGradient(pixels, c->windows, c->filters, c->count, c->dy, c->weights, c->accumulate,
                                       c->result);
}

void kernelConvolution(const KernelWindows *windows, long filters, long count, const float *x, const float *weights,
                       const float *bias, KernelActivation activation, float *y) {
  shareConvolution(convolvePart, (ConvolutionCall){kernelsInUse(), windows, filters, count, .images = {.floats = x},
                                                   .weights = weights, .bias = bias, .activation = activation,
                                                   .result = y});
}

void kernelConvolutionOfBytes(const KernelWindows *windows, long filters, long count, const uint8_t *x, float scale,
                              const float *weights, const float *bias, KernelActivation activation, float *y) {
  shareConvolution(convolvePart, (ConvolutionCall){kernelsInUse(), windows, filters, count,
                                                   .images = {.bytes = x, .scale = scale}, .weights = weights,
                                                   .bias = bias, .activation = activation, .result = y});
}

void kernelConvolutionWeightGradient(const KernelWindows *windows, long filters, long count, const float *x,
                                     const float *dy, bool accumulate, float *dw) {
  shareConvolution(weightGradientPart, (ConvolutionCall){kernelsInUse(), windows, filters, count,
                                                         .images = {.floats = x}, .dy = dy,
                                                         .accumulate = accumulate, .result = dw});
}

void kernelConvolutionWeightGradientOfBytes(const KernelWindows *windows, long filters, long count, const uint8_t *x,
                                            float scale, const float *dy, bool accumulate, float *dw) {
  shareConvolution(weightGradientPart, (ConvolutionCall){kernelsInUse(), windows, filters, count,
                                                         .images = {.bytes = x, .scale = scale}, .dy = dy,
                                                         .accumulate = accumulate, .result = dw});
}

void kernelConvolutionInputGradient(const KernelWindows *windows, long filters, long count, const float *dy,
                                    const float *weights, bool accumulate, float *dx) {
  shareConvolution(inputGradientPart, (ConvolutionCall){kernelsInUse(), windows, filters, count, .weights = weights,
                                                        .dy = dy, .accumulate = accumulate, .result = dx});
}

long kernelWindowCount(long extent, long kernel, long stride, long padding) {
  return extent + padding < kernel ? 0 : (extent + padding - kernel) / stride + 1;
}

// Elements

enum {
  /// Elementwise work is cut at multiples of a page of numbers.
  elementGranule = 1024,
  /// Sums are taken over blocks of so many numbers, and those added in order: the same for any number of threads.
  sumBlock = 65536,
  /// How many sums of blocks are kept before they are added.
  sumBatch = 256,
};

/// About how many operations of a product take as long as one element of these.
static const double costOfElement = 16, costOfFunction = 64;

typedef void (*Map)(long count, const float *x, float *y);
typedef void (*MapOfTwo)(long count, const float *x, const float *y, float *z);
typedef void (*Slope)(long count, const float *kept, const float *dy, bool accumulate, float *dx);

typedef struct {
  long count;
  Map map;
  MapOfTwo mapOfTwo;
  Slope slope;
  const float *x, *y;
  bool accumulate;
  float *z;
} ElementCall;

static void computeElements(const void *arguments, long part, long partCount) {
  const ElementCall *e = arguments;
  KernelRange range = kernelPart(e->count, elementGranule, part, partCount);
  long count = range.end - range.first;
  if (e->map) e->map(count, e->x + range.first, e->z + range.first);
  if (e->mapOfTwo) e->mapOfTwo(count, e->x + range.first, e->y + range.first, e->z + range.first);
  if (e->slope) e->slope(count, e->x + range.first, e->y + range.first, e->accumulate, e->z + range.first);
}

static void shareElements(double cost, ElementCall call) {
  kernelShareWork(kernelPartCount(cost * (double)call.count), computeElements, &call);
}

#define MAP(name, cost)                                                                    \
  void kernel##name(long count, const float *x, float *y) {                                \
    shareElements(cost, (ElementCall){count, .map = kernelsInUse()->name, .x = x, .z = y}); \
  }
MAP(Exp, costOfFunction)
MAP(Log, costOfFunction)
MAP(Tanh, costOfFunction)
MAP(Sigmoid, costOfFunction)
MAP(ReLU, costOfElement)
MAP(SiLU, costOfFunction)
MAP(Softplus, costOfFunction)

#define SLOPE(name, cost)                                                                                    \
  void kernel##name(long count, const float *kept, const float *dy, bool accumulate, float *dx) {            \
    shareElements(cost, (ElementCall){count, .slope = kernelsInUse()->name, .x = kept, .y = dy,              \
                                      .accumulate = accumulate, .z = dx});                                   \
  }
SLOPE(TanhBackward, costOfElement)
SLOPE(SigmoidBackward, costOfElement)
SLOPE(ReLUBackward, costOfElement)
SLOPE(SiLUBackward, costOfFunction)
SLOPE(SoftplusBackward, costOfFunction)

#define MAP_OF_TWO(name)                                                                                     \
  void kernel##name(long count, const float *x, const float *y, float *z) {                                  \
    shareElements(costOfElement, (ElementCall){count, .mapOfTwo = kernelsInUse()->name, .x = x, .y = y, .z = z}); \
  }
MAP_OF_TWO(Add)
MAP_OF_TWO(Subtract)
MAP_OF_TWO(Multiply)
MAP_OF_TWO(AddProduct)

typedef struct {
  const KernelTable *kernels;
  long blockCount, count;
  const float *x;
  double *sums;
} SquaresCall;

static void sumSquaresOfBlocks(const void *arguments, long part, long partCount) {
  const SquaresCall *s = arguments;
  KernelRange blocks = kernelPart(s->blockCount, 1, part, partCount);
  for (long block = blocks.first; block < blocks.end; block += 1)
    s->sums[block] = s->kernels->SumOfSquares(smaller(sumBlock, s->count - block * sumBlock), s->x + block * sumBlock);
}

double kernelSumOfSquares(long count, const float *x) {
  const KernelTable *kernels = kernelsInUse();
  double total = 0.0, sums[sumBatch];
  for (; count > 0; count -= sumBatch * sumBlock, x += sumBatch * sumBlock) {
    long numbers = smaller(count, sumBatch * sumBlock);
    SquaresCall call = {kernels, (numbers + sumBlock - 1) / sumBlock, numbers, x, sums};
    kernelShareWork(kernelPartCount(costOfElement * (double)numbers), sumSquaresOfBlocks, &call);
    for (long block = 0; block < call.blockCount; block += 1) total += sums[block];
  }
  return total;
}
