/// The part of a product that is kept in registers while its terms are added: what products and convolutions are made of.
#pragma once
#include "VectorElementwise.h"
#include "Windows.h"

enum {
  panelColumns = TILE_REGISTERS * REGISTER_LANES,
  /// How many steps ahead the right operand is asked for: far steps are beyond what the processor foresees.
  stepsAhead = 8,
};

/// How a tile starts and ends.
typedef enum {
  TileFromBias = 0,  // the bias, or zeros without one
  TileFromResult,    // what C holds: every element goes on with its chain of multiply-adds
  TileOntoResult,    // zeros; the sums are added to what C holds at the end
} TileStart;

/// One tile: C = A · B, for `rows` of A and one panel of columns of B.
///
/// The steps along the sum come in runs, and the runs in groups, so that an image can be read in place: there a run is a
/// row of a window, or a row of pixels, and a group is an image. A product has one run.
typedef struct {
  const float *a;
  const float *b;
  float *c;
  long aRow, cRow;           // from one row of the tile to the next
  long steps, aStep, bStep;  // within a run
  long runs, aRun, bRun;     // from the start of one run to the start of the next
  long groups, aGroup, bGroup;
  const float *bias;  // null for zeros
  TileStart start;
  bool rectify;
  float *copy;     // where a copying tile leaves the panel it has read, step by step
  long lastLanes;  // how many lanes of the last register are columns
} Tile;

INLINE Register loadColumns(const float *p, bool isPartial, long count) {
  return isPartial ? loadFirst(p, count) : loadRegister(p);
}

/// The shape is known when this is compiled, so that `sums` becomes registers and the loops over it disappear.
INLINE void multiplyTile(const int rows, const int registers, const bool isPartial, const bool isCopying,
                         const Tile *tile) {
  // Read once: the compiler cannot know that storing a result leaves the tile alone.
  const long lastLanes = tile->lastLanes, aRow = tile->aRow, aStep = tile->aStep, bStep = tile->bStep;
  const long cRow = tile->cRow;
  float *c = tile->c;
  const TileStart start = tile->start;
  const bool rectify = tile->rectify;
  Register sums[TILE_ROWS][TILE_REGISTERS];
  UNROLLED for (int r = 0; r < registers; r += 1) {
    bool isLast = isPartial && r == registers - 1;
    long column = r * REGISTER_LANES;
    if (start == TileFromResult) {
      UNROLLED for (int i = 0; i < rows; i += 1)
        sums[i][r] = loadColumns(c + i * cRow + column, isLast, lastLanes);
    } else {
      Register first = tile->bias ? loadColumns(tile->bias + column, isLast, lastLanes) : registerOf(0.0f);
      UNROLLED for (int i = 0; i < rows; i += 1) sums[i][r] = first;
    }
  }
  float *copy = tile->copy;
  const float *aGroup = tile->a, *bGroup = tile->b;
  for (long group = tile->groups; group > 0; group -= 1, aGroup += tile->aGroup, bGroup += tile->bGroup) {
    const float *aRun = aGroup, *bRun = bGroup;
    for (long run = tile->runs; run > 0; run -= 1, aRun += tile->aRun, bRun += tile->bRun) {
      const float *a = aRun, *b = bRun;
      for (long step = tile->steps; step > 0; step -= 1, a += aStep, b += bStep) {
        Register right[TILE_REGISTERS];
        __builtin_prefetch(b + stepsAhead * bStep);
        UNROLLED for (int r = 0; r < registers; r += 1) {
          right[r] = loadColumns(b + r * REGISTER_LANES, isPartial && r == registers - 1, lastLanes);
          if (isCopying) storeRegister(copy + r * REGISTER_LANES, right[r]);
        }
        if (isCopying) copy += panelColumns;
        UNROLLED for (int i = 0; i < rows; i += 1) {
          Register left = registerOf(a[i * aRow]);
          UNROLLED for (int r = 0; r < registers; r += 1) sums[i][r] = multiplyAddRegister(left, right[r], sums[i][r]);
        }
      }
    }
  }
  if (start == TileOntoResult) {
    UNROLLED for (int i = 0; i < rows; i += 1)
      UNROLLED for (int r = 0; r < registers; r += 1)
        sums[i][r] = loadColumns(c + i * cRow + r * REGISTER_LANES, isPartial && r == registers - 1, lastLanes) +
                     sums[i][r];
  }
  if (rectify) {
    UNROLLED for (int i = 0; i < rows; i += 1)
      UNROLLED for (int r = 0; r < registers; r += 1)
        sums[i][r] = (Register)((RegisterBits)sums[i][r] & ~(sums[i][r] < 0.0f));
  }
  UNROLLED for (int i = 0; i < rows; i += 1) {
    UNROLLED for (int r = 0; r < registers; r += 1) {
      float *at = c + i * cRow + r * REGISTER_LANES;
      isPartial && r == registers - 1 ? storeFirst(at, lastLanes, sums[i][r]) : storeRegister(at, sums[i][r]);
    }
  }
}

/// Finds the compiled tile with this many rows.
#define TILE_CASE(count, registers, isPartial, isCopying)                                                      \
  case count:                                                                                                  \
    if (count <= TILE_ROWS) multiplyTile(count <= TILE_ROWS ? count : 1, registers, isPartial, isCopying, tile); \
    break;
#define TILE_FUNCTION(name, registers, isPartial, isCopying)                \
  static __attribute__((noinline)) void name(long rows, const Tile *tile) { \
    switch (rows) {                                                         \
      TILE_CASE(1, registers, isPartial, isCopying)                         \
      TILE_CASE(2, registers, isPartial, isCopying)                         \
      TILE_CASE(3, registers, isPartial, isCopying)                         \
      TILE_CASE(4, registers, isPartial, isCopying)                         \
      TILE_CASE(5, registers, isPartial, isCopying)                         \
      TILE_CASE(6, registers, isPartial, isCopying)                         \
      TILE_CASE(7, registers, isPartial, isCopying)                         \
      TILE_CASE(8, registers, isPartial, isCopying)                         \
      TILE_CASE(9, registers, isPartial, isCopying)                         \
      TILE_CASE(10, registers, isPartial, isCopying)                        \
      TILE_CASE(11, registers, isPartial, isCopying)                        \
      TILE_CASE(12, registers, isPartial, isCopying)                        \
    }                                                                       \
  }
TILE_FUNCTION(multiplyOneWhole, 1, false, false)
TILE_FUNCTION(multiplyOnePartial, 1, true, false)
TILE_FUNCTION(multiplyTwoWhole, 2, false, false)
TILE_FUNCTION(multiplyTwoPartial, 2, true, false)
TILE_FUNCTION(multiplyCopying, 2, false, true)
#undef TILE_FUNCTION
#undef TILE_CASE

/// Computes a tile of up to TILE_ROWS rows and panelColumns columns.
INLINE void multiplyRows(long rows, long columns, Tile *tile) {
  long last = columns % REGISTER_LANES;
  tile->lastLanes = last == 0 ? REGISTER_LANES : last;
  if (columns > REGISTER_LANES)
    last == 0 ? multiplyTwoWhole(rows, tile) : multiplyTwoPartial(rows, tile);
  else
    last == 0 ? multiplyOneWhole(rows, tile) : multiplyOnePartial(rows, tile);
}

/// Visits the tiles of `count` rows, all of nearly the same height: a short last one would leave the multipliers waiting.
/// `first` is a tile's first row and `rows` their number.
#define FOR_TILES(first, rows, count)                                                                            \
  for (long first = 0, tile_ = 0, tiles_ = ((count) + TILE_ROWS - 1) / TILE_ROWS,                                \
            low_ = tiles_ > 0 ? (count) / tiles_ : 0, higher_ = (count) - low_ * tiles_, rows = low_ + (higher_ > 0); \
       tile_ < tiles_; tile_ += 1, first += rows, rows = low_ + (tile_ < higher_))

static void applyTanh(long rows, long columns, float *c, long cRow) {
  for (long i = 0; i < rows; i += 1) vectorTanh(columns, c + i * cRow, c + i * cRow);
}
