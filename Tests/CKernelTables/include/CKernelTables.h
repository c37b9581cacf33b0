/// The kernels of each variant, for tests.
#pragma once
#include "../../../Sources/CNeuralKernels/KernelTable.h"
