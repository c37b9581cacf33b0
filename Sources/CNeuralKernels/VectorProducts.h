/// Products of matrices.
///
/// The result is cut into tiles of a few rows by one panel of columns, as many as the registers can hold. A tile stays
/// in registers while k runs: every element is one chain of multiply-adds in the order of k, whatever the tile.
#pragma once
#include "VectorElementwise.h"
#include "VectorTiles.h"

enum {
  /// How much of k is packed at a time, so that a panel stays in the nearest cache.
  panelDepth = 256,
  /// Room for packed panels: 64 KiB, several panels where k is short.
  panelRoom = 16384,
  /// Up to so many rows a copy of the panel costs more than it saves. Wide registers use whole cache lines in place.
  packedRowCount = REGISTER_LANES < 16 ? TILE_ROWS : 2 * TILE_ROWS,
  /// With steps up to so many numbers apart, a panel is read in place for any number of rows.
  nearStep = 256,
  /// With so few columns a register would be mostly empty: rows lie along it instead.
  thinColumnCount = REGISTER_LANES / 2,
};

/// A matrix seen as rows along the result and steps along k.
typedef struct {
  const float *at;
  long row, step;
} Operand;

INLINE Operand operandFrom(Operand operand, long row, long k) {
  return (Operand){operand.at + row * operand.row + k * operand.step, operand.row, operand.step};
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
      Tile tile = {.steps = steps, .runs = 1, .groups = 1, .a = right.at + k0 * right.step, .aRow = right.row,
                   .aStep = right.step, .b = part.at, .bStep = part.step, .c = sums, .cRow = panelColumns,
                   .start = TileFromResult, .rectify = activation == KernelActivationReLU && k0 + steps >= k};
      multiplyRows(n, rows, &tile);
      k0 += steps;
    } while (k0 < k);
    if (activation == KernelActivationTanh) applyTanh(n, rows, sums, panelColumns);
    for (long j = 0; j < n; j += 1)
      for (long r = 0; r < rows; r += 1) c[r * cRow + j] = sums[j * panelColumns + r];
  }
}

/// C (+)= left · rightᵀ for a right operand that is read where it lies.
static void multiplyInPlace(long m, long n, long k, Operand left, Operand right, const float *bias,
                            KernelActivation activation, bool accumulate, float *c, long cRow) {
  Tile tile = {.steps = k, .runs = 1, .groups = 1, .aRow = left.row, .aStep = left.step, .bStep = right.step,
               .cRow = cRow, .start = accumulate ? TileFromResult : TileFromBias,
               .rectify = activation == KernelActivationReLU};
  for (long j = 0; j < n; j += panelColumns) {
    long columns = smaller(panelColumns, n - j);
    tile.b = right.at + j;
    tile.bias = bias ? bias + j : NULL;
    FOR_TILES(i, rows, m) {
      tile.a = left.at + i * left.row;
      tile.c = c + i * cRow + j;
      multiplyRows(rows, columns, &tile);
      if (activation == KernelActivationTanh) applyTanh(rows, columns, tile.c, cRow);
    }
  }
}

/// C (+)= left · rightᵀ for a right operand of which each part is first copied to panels, as many as there is room for.
/// Where it lies the right way round, the first tile copies what it reads on the way; the others read the copy.
static void multiplyPacked(long m, long n, long k, Operand left, Operand right, const float *bias,
                           KernelActivation activation, bool accumulate, float *c, long cRow) {
  _Alignas(64) float panels[panelRoom];
  long depth = larger(smaller(k, panelDepth), 1), panelSize = depth * panelColumns;
  long width = panelRoom / panelSize * panelColumns;
  for (long j0 = 0; j0 < n; j0 += width) {
    long end = smaller(j0 + width, n), k0 = 0;
    do {
      long steps = smaller(k - k0, depth);
      bool isFirst = k0 == 0, isLast = k0 + steps >= k;
      Tile tile = {.steps = steps, .runs = 1, .groups = 1, .aRow = left.row, .aStep = left.step, .cRow = cRow,
                   .start = accumulate || !isFirst ? TileFromResult : TileFromBias,
                   .rectify = isLast && activation == KernelActivationReLU};
      FOR_TILES(i, rows, m) {
        tile.a = left.at + i * left.row + k0 * left.step;
        tile.copy = panels;
        for (long j = j0; j < end; j += panelColumns, tile.copy += panelSize) {
          long columns = smaller(panelColumns, end - j);
          Operand part = operandFrom(right, j, k0);
          bool isCopying = i == 0 && part.row == 1 && columns == panelColumns;
          if (i == 0 && !isCopying) packPanel(columns, steps, part, tile.copy);
          tile.b = isCopying ? part.at : tile.copy;
          tile.bStep = isCopying ? part.step : panelColumns;
          tile.bias = bias && isFirst ? bias + j : NULL;
          tile.c = c + i * cRow + j;
          isCopying ? multiplyCopying(rows, &tile) : multiplyRows(rows, columns, &tile);
          if (isLast && activation == KernelActivationTanh) applyTanh(rows, columns, tile.c, cRow);
        }
      }
      k0 += steps;
    } while (k0 < k);
  }
}

/// C (+)= left · rightᵀ, where the operands may lie either way round.
static void multiply(long m, long n, long k, Operand left, Operand right, const float *bias,
                     KernelActivation activation, bool accumulate, float *c, long cRow) {
  bool isThin = n <= thinColumnCount && m >= REGISTER_LANES;
  bool isInPlace = right.row == 1 && (m <= packedRowCount || right.step <= nearStep);
  if (isThin)
    multiplyThin(m, n, k, left, right, bias, activation, accumulate, c, cRow);
  else if (isInPlace)
    multiplyInPlace(m, n, k, left, right, bias, activation, accumulate, c, cRow);
  else
    multiplyPacked(m, n, k, left, right, bias, activation, accumulate, c, cRow);
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
