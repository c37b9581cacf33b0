/// The table that the public functions call.
#pragma once
#include "KernelTable.h"

extern const KernelTable *kernelTableInUse;

/// Prints why there is no table in use, and ends the program.
_Noreturn void kernelRefuse(void);

/// The kernels. Null only while a refused request stands: the check costs a call next to nothing.
static inline const KernelTable *kernelsInUse(void) {
  if (__builtin_expect(kernelTableInUse == NULL, false)) kernelRefuse();
  return kernelTableInUse;
}

/// What a request for a variant by name means.
typedef struct {
  bool isGranted;
  KernelVariant variant;
  char error[256];  // a sentence, when it is not granted
} KernelVariantRequest;

KernelVariantRequest kernelVariantRequest(const char *name);

/// Does what the environment variable asks for: null and the empty name ask for nothing.
void kernelUseVariantAsked(const char *name);
