/// Products of matrices.
///
/// The result is cut into tiles of a few rows by one panel of columns, as many as the registers can hold. A tile stays
/// in registers while k runs: every element is one chain of multiply-adds in the order of k, whatever the tile.
#pragma once
#include "VectorFunctions.h"

enum {
  panelColumns = TILE_REGISTERS * REGISTER_LANES,
  /// How much of k is packed at a time, so that a panel stays in the nearest cache.
  panelDepth = 256,
  /// Up to so many rows a copy of the panel costs more than it saves. Wide registers use whole cache lines in place.
  packedRowCount = TILE_ROWS * REGISTER_LANES / 2,
  /// With steps up to so many numbers apart, a panel is read in place for any number of rows.
  nearStep = 256,
  /// With so few columns a register would be mostly empty: rows lie along it instead.
  thinColumnCount = REGISTER_LANES / 2,
  /// How many steps of k ahead the right operand is asked for: far steps are beyond what the processor foresees.
  stepsAhead = 8,
};

/// A matrix seen as rows along the result and steps along k.
typedef struct {
  const float *at;
  long row, step;
} Operand;

/// One tile: C (+)= A · B over k steps.
typedef struct {
  long k;
  const float *a;
  long aRow, aStep;
  const float *b;
  long bStep;
  float *c;
  long cRow;
  const float *bias;  // null for zeros
  bool accumulate, rectify;
  long lastLanes;  // how many lanes of the last register are columns
} Tile;

INLINE Register loadColumns(const float *p, bool isPartial, long count) {
  return isPartial ? loadFirst(p, count) : loadRegister(p);
}

/// The shape is known when this is compiled, so that `sums` becomes registers and the loops over it disappear.
INLINE void multiplyTile(const int rows, const int registers, const bool isPartial, const Tile *tile) {
  const long lastLanes = tile->lastLanes, aRow = tile->aRow, aStep = tile->aStep, bStep = tile->bStep;
  Register sums[TILE_ROWS][TILE_REGISTERS];
  UNROLLED for (int r = 0; r < registers; r += 1) {
    bool isLast = isPartial && r == registers - 1;
    long column = r * REGISTER_LANES;
    if (tile->accumulate) {
      UNROLLED for (int i = 0; i < rows; i += 1)
        sums[i][r] = loadColumns(tile->c + i * tile->cRow + column, isLast, lastLanes);
    } else {
      Register start = tile->bias ? loadColumns(tile->bias + column, isLast, lastLanes) : registerOf(0.0f);
      UNROLLED for (int i = 0; i < rows; i += 1) sums[i][r] = start;
    }
  }
  const float *a = tile->a, *b = tile->b;
  for (long k = tile->k; k > 0; k -= 1, a += aStep, b += bStep) {
    Register right[TILE_REGISTERS];
    __builtin_prefetch(b + stepsAhead * bStep);
    UNROLLED for (int r = 0; r < registers; r += 1)
      right[r] = loadColumns(b + r * REGISTER_LANES, isPartial && r == registers - 1, lastLanes);
    UNROLLED for (int i = 0; i < rows; i += 1) {
      Register left = registerOf(a[i * aRow]);
      UNROLLED for (int r = 0; r < registers; r += 1) sums[i][r] = multiplyAddRegister(left, right[r], sums[i][r]);
    }
  }
  if (tile->rectify) {
    UNROLLED for (int i = 0; i < rows; i += 1)
      UNROLLED for (int r = 0; r < registers; r += 1)
        sums[i][r] = (Register)((RegisterBits)sums[i][r] & ~(sums[i][r] < 0.0f));
  }
  UNROLLED for (int i = 0; i < rows; i += 1) {
    UNROLLED for (int r = 0; r < registers; r += 1) {
      float *c = tile->c + i * tile->cRow + r * REGISTER_LANES;
      if (isPartial && r == registers - 1)
        storeFirst(c, lastLanes, sums[i][r]);
      else
        storeRegister(c, sums[i][r]);
    }
  }
}

/// Finds the compiled tile with this many rows.
#define TILE_CASE(count, registers, isPartial) \
  case count:                                  \
    if (count <= TILE_ROWS) multiplyTile(count <= TILE_ROWS ? count : 1, registers, isPartial, tile); \
    break;
#define TILE_FUNCTION(name, registers, isPartial)                                                           \
  static __attribute__((noinline)) void name(long rows, const Tile *tile) {                                 \
    switch (rows) {                                                                                         \
      TILE_CASE(1, registers, isPartial)                                                                    \
      TILE_CASE(2, registers, isPartial)                                                                    \
      TILE_CASE(3, registers, isPartial)                                                                    \
      TILE_CASE(4, registers, isPartial)                                                                    \
      TILE_CASE(5, registers, isPartial)                                                                    \
      TILE_CASE(6, registers, isPartial)                                                                    \
      TILE_CASE(7, registers, isPartial)                                                                    \
      TILE_CASE(8, registers, isPartial)                                                                    \
      TILE_CASE(9, registers, isPartial)                                                                    \
      TILE_CASE(10, registers, isPartial)                                                                   \
      TILE_CASE(11, registers, isPartial)                                                                   \
      TILE_CASE(12, registers, isPartial)                                                                   \
    }                                                                                                       \
  }
TILE_FUNCTION(multiplyOneWhole, 1, false)
TILE_FUNCTION(multiplyOnePartial, 1, true)
TILE_FUNCTION(multiplyTwoWhole, 2, false)
TILE_FUNCTION(multiplyTwoPartial, 2, true)
#undef TILE_FUNCTION
#undef TILE_CASE

INLINE void multiplyRows(long rows, long columns, Tile *tile) {
  long last = columns % REGISTER_LANES;
  tile->lastLanes = last == 0 ? REGISTER_LANES : last;
  if (columns > REGISTER_LANES)
    last == 0 ? multiplyTwoWhole(rows, tile) : multiplyTwoPartial(rows, tile);
  else
    last == 0 ? multiplyOneWhole(rows, tile) : multiplyOnePartial(rows, tile);
}

/// Copies `columns` rows of an operand, `depth` steps of each, to a panel where a step is one row.
static void packPanel(long columns, long depth, Operand right, float *panel) {
  if (right.row == 1) {
    for (long k = 0; k < depth; k += 1)
      for (long j = 0; j < columns; j += REGISTER_LANES) {
        const float *source = right.at + k * right.step + j;
        float *target = panel + k * panelColumns + j;
        __builtin_prefetch(source + 2 * stepsAhead * right.step);
        storeRegister(target, columns - j >= REGISTER_LANES ? loadRegister(source) : loadFirst(source, columns - j));
      }
    return;
  }
  for (long j = 0; j < columns; j += REGISTER_LANES) {
    const float *source = right.at + j * right.row;
    long rows = between(0, REGISTER_LANES, columns - j), k = 0;
    for (; k + REGISTER_LANES <= depth; k += REGISTER_LANES) {
      Register square[REGISTER_LANES];
      UNROLLED for (int i = 0; i < REGISTER_LANES; i += 1)
        square[i] = i < rows ? loadRegister(source + i * right.row + k) : registerOf(0.0f);
      transpose(square);
      UNROLLED for (int i = 0; i < REGISTER_LANES; i += 1) storeRegister(panel + (k + i) * panelColumns + j, square[i]);
    }
    for (; k < depth; k += 1)
      for (long i = 0; i < rows; i += 1) panel[k * panelColumns + j + i] = source[i * right.row + k];
  }
}

static void applyTanh(long rows, long columns, float *c, long cRow) {
  for (long i = 0; i < rows; i += 1) vectorTanh(columns, c + i * cRow, c + i * cRow);
}

INLINE Operand operandFrom(Operand operand, long row, long k) {
  return (Operand){operand.at + row * operand.row + k * operand.step, operand.row, operand.step};
}

/// C (+)= left · rightᵀ for a C of few columns, computed as its transpose in a small buffer.
static void multiplyThin(long m, long n, long k, Operand left, Operand right, const float *bias,
                         KernelActivation activation, bool accumulate, float *c, long cRow) {
  _Alignas(64) float panel[panelDepth * panelColumns];
  _Alignas(64) float sums[thinColumnCount * panelColumns];
  bool isPacked = left.row != 1;
  long depth = isPacked && k > panelDepth ? panelDepth : k;
  for (long i = 0; i < m; i += panelColumns, c += panelColumns * cRow) {
    long rows = m - i < panelColumns ? m - i : panelColumns, k0 = 0;
    for (long j = 0; j < n; j += 1)
      for (long r = 0; r < rows; r += 1) sums[j * panelColumns + r] = accumulate ? c[r * cRow + j] : bias ? bias[j] : 0.0f;
    do {
      long steps = k - k0 < depth ? k - k0 : depth;
      Operand part = operandFrom(left, i, k0);
      if (isPacked) {
        packPanel(rows, steps, part, panel);
        part = (Operand){panel, 1, panelColumns};
      }
      Tile tile = {.k = steps, .a = right.at + k0 * right.step, .aRow = right.row, .aStep = right.step, .b = part.at,
                   .bStep = part.step, .c = sums, .cRow = panelColumns, .accumulate = true,
                   .rectify = activation == KernelActivationReLU && k0 + steps >= k};
      multiplyRows(n, rows, &tile);
      k0 += steps;
    } while (k0 < k);
    if (activation == KernelActivationTanh) applyTanh(n, rows, sums, panelColumns);
    for (long j = 0; j < n; j += 1)
      for (long r = 0; r < rows; r += 1) c[r * cRow + j] = sums[j * panelColumns + r];
  }
}

/// C (+)= left · rightᵀ, where the operands may lie either way round.
static void multiply(long m, long n, long k, Operand left, Operand right, const float *bias,
                     KernelActivation activation, bool accumulate, float *c, long cRow) {
  if (n <= thinColumnCount && m >= REGISTER_LANES) {
    multiplyThin(m, n, k, left, right, bias, activation, accumulate, c, cRow);
    return;
  }
  _Alignas(64) float panel[panelDepth * panelColumns];
  bool isPacked = right.row != 1 || (m > packedRowCount && right.step > nearStep);
  long depth = isPacked && k > panelDepth ? panelDepth : k;
  for (long j = 0; j < n; j += panelColumns) {
    long columns = n - j < panelColumns ? n - j : panelColumns, k0 = 0;
    do {
      long steps = k - k0 < depth ? k - k0 : depth;
      bool isFirst = k0 == 0, isLast = k0 + steps >= k;
      Operand part = operandFrom(right, j, k0);
      if (isPacked) {
        packPanel(columns, steps, part, panel);
        part = (Operand){panel, 1, panelColumns};
      }
      Tile tile = {.k = steps, .aRow = left.row, .aStep = left.step, .b = part.at, .bStep = part.step, .cRow = cRow,
                   .bias = bias && isFirst ? bias + j : NULL, .accumulate = accumulate || !isFirst,
                   .rectify = isLast && activation == KernelActivationReLU};
      // Tiles of nearly equal height: a short last one would leave the multipliers waiting.
      long tiles = (m + TILE_ROWS - 1) / TILE_ROWS;
      for (long i = 0; tiles > 0; tiles -= 1) {
        long rows = (m - i + tiles - 1) / tiles;
        tile.a = left.at + i * left.row + k0 * left.step;
        tile.c = c + i * cRow + j;
        multiplyRows(rows, columns, &tile);
        if (isLast && activation == KernelActivationTanh) applyTanh(rows, columns, tile.c, cRow);
        i += rows;
      }
      k0 += steps;
    } while (k0 < k);
  }
}

/// The part of C in these rows and columns.
static void multiplyPart(KernelRange rows, KernelRange columns, long n, long k, Operand left, Operand right,
                         const float *bias, KernelActivation activation, bool accumulate, float *c) {
  multiply(rows.end - rows.first, columns.end - columns.first, k, operandFrom(left, rows.first, 0),
           operandFrom(right, columns.first, 0), bias ? bias + columns.first : NULL, activation, accumulate,
           c + rows.first * n + columns.first, n);
}

static void vectorProduct(KernelRange rows, KernelRange columns, long m, long n, long k, const float *a,
                          const float *b, const float *bias, KernelActivation activation, bool accumulate, float *c) {
  (void)m;
  multiplyPart(rows, columns, n, k, (Operand){a, k, 1}, (Operand){b, 1, n}, bias, activation, accumulate, c);
}

static void vectorProductTransposedLeft(KernelRange rows, KernelRange columns, long m, long n, long k, const float *a,
                                        const float *b, bool accumulate, float *c) {
  multiplyPart(rows, columns, n, k, (Operand){a, 1, m}, (Operand){b, 1, n}, NULL, KernelActivationNone, accumulate, c);
}

static void vectorProductTransposedRight(KernelRange rows, KernelRange columns, long m, long n, long k,
                                         const float *a, const float *b, bool accumulate, float *c) {
  (void)m;
  multiplyPart(rows, columns, n, k, (Operand){a, k, 1}, (Operand){b, k, 1}, NULL, KernelActivationNone, accumulate, c);
}
