/// The readable form of every kernel: the reference that the fast variants are checked against, bit for bit.
#pragma once
#include "KernelTable.h"

#define PLAIN_KERNEL(result, name, parameters, ...) result plain##name parameters;
DIRECT_KERNELS(PLAIN_KERNEL)
SHARED_KERNELS(PLAIN_KERNEL)
#undef PLAIN_KERNEL
