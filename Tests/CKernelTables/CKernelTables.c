#include "CKernelTables.h"
