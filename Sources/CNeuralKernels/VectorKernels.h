/// Every kernel of one variant, and its table. The variant names it with KERNEL_TABLE.
#pragma once
#include "KernelTable.h"
#include "VectorElementwise.h"
#include "VectorOptimizers.h"
#include "VectorProducts.h"
#include "VectorRows.h"

#define KERNEL_ENTRY(result, name, parameters, arguments) .name = vector##name,
const KernelTable KERNEL_TABLE = {KERNELS(KERNEL_ENTRY)};
