/// The hot loops of the neural core: one source, compiled for several instruction sets, chosen at start-up.
///
/// Laws that the tests hold every variant to:
/// - A result depends on the operands alone: not on the batch beside it (row i of a product is the same
///   bits for any number of rows), not on alignment, not on the number of threads.
/// - Every variant with fused multiply-add gives the same bits (fused operations are written out, and every
///   output element is accumulated in one fixed order).
///
/// Matrices are row-major Float32 without padding. Pointers of one call may not overlap unless said so. Counts may be
/// zero. Nothing is allocated but scratch memory that each thread keeps and reuses.
#pragma once
#include "KernelCells.h"
#include "KernelConvolutions.h"
#include "KernelElements.h"
#include "KernelNormalization.h"
#include "KernelOptimizers.h"
#include "KernelProducts.h"
#include "KernelRows.h"
#include "KernelThreads.h"
#include "KernelVariants.h"
