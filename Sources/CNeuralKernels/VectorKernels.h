/// Every kernel of one variant, and its table. The variant names it with KERNEL_TABLE.
#pragma once
#include "KernelTable.h"
#include "VectorCells.h"
#include "VectorConvolutionGradients.h"
#include "VectorConvolutions.h"
#include "VectorElementwise.h"
#include "VectorNormalization.h"
#include "VectorOptimizers.h"
#include "VectorPools.h"
#include "VectorProducts.h"
#include "VectorRows.h"

#define KERNEL_ENTRY(result, name, ...) .name = vector##name,
const KernelTable KERNEL_TABLE = {DIRECT_KERNELS(KERNEL_ENTRY) SHARED_KERNELS(KERNEL_ENTRY)};
