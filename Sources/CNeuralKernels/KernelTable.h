/// The table of kernels that each variant fills.
#pragma once
#include "KernelList.h"

#define KERNEL_FIELD(result, name, parameters, ...) result(*name) parameters;

/// One variant: a function for every kernel.
typedef struct {
  DIRECT_KERNELS(KERNEL_FIELD)
  SHARED_KERNELS(KERNEL_FIELD)
} KernelTable;

#undef KERNEL_FIELD

extern const KernelTable kernelsPlain;
extern const KernelTable kernelsBaseline;
#if defined(__x86_64__)
extern const KernelTable kernelsAVX2;
extern const KernelTable kernelsAVX512;
#endif

/// The table of a variant, available or not; null where this architecture has no such variant.
const KernelTable *kernelTableOf(KernelVariant variant);
