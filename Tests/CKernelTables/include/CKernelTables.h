/// The kernels of each variant and what lies behind the public functions, for tests.
#pragma once
#include "../../../Sources/CNeuralKernels/KernelTable.h"
#include "../../../Sources/CNeuralKernels/ThreadPool.h"
#include "../../../Sources/CNeuralKernels/VariantInUse.h"
#include "../../../Sources/CNeuralKernels/Windows.h"

/// Whether a child process, which has none of its parent's threads, computes the same product on several threads.
bool kernelsWorkAfterFork(void);
