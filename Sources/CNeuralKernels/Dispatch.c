// Chooses a variant when the program starts.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "VariantInUse.h"

const KernelTable *kernelTableOf(KernelVariant variant) {
  switch (variant) {
    case KernelVariantPlain: return &kernelsPlain;
    case KernelVariantBaseline: return &kernelsBaseline;
#if defined(__x86_64__)
    case KernelVariantAVX2: return &kernelsAVX2;
    case KernelVariantAVX512: return &kernelsAVX512;
#endif
    default: return NULL;
  }
}

bool kernelVariantIsAvailable(KernelVariant variant) {
  switch (variant) {
    case KernelVariantPlain:
    case KernelVariantBaseline: return true;
#if defined(__x86_64__)
    // The built-in also asks whether the operating system saves the wide registers.
    case KernelVariantAVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case KernelVariantAVX512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
    default: return false;
  }
}

const char *kernelVariantName(KernelVariant variant) {
  switch (variant) {
    case KernelVariantPlain: return "plain";
#if defined(__x86_64__)
    case KernelVariantBaseline: return "sse2";
#elif defined(__aarch64__)
    case KernelVariantBaseline: return "neon";
#else
    case KernelVariantBaseline: return "baseline";
#endif
    case KernelVariantAVX2: return "avx2";
    case KernelVariantAVX512: return "avx512";
    default: return "unknown";
  }
}

bool kernelVariantIsFused(KernelVariant variant) {
#if defined(__aarch64__)
  return variant >= KernelVariantPlain && variant <= KernelVariantAVX512;
#else
  return variant == KernelVariantPlain || variant == KernelVariantAVX2 || variant == KernelVariantAVX512;
#endif
}

bool kernelVariantNamed(const char *name, KernelVariant *variant) {
  for (int candidate = 0; candidate < kernelVariantCount; candidate += 1) {
    if (!kernelTableOf((KernelVariant)candidate) || strcmp(name, kernelVariantName((KernelVariant)candidate)) != 0)
      continue;
    *variant = (KernelVariant)candidate;
    return true;
  }
  return false;
}

KernelVariantRequest kernelVariantRequest(const char *name) {
  KernelVariantRequest request = {0};
  bool isKnown = kernelVariantNamed(name, &request.variant);
  request.isGranted = isKnown && kernelVariantIsAvailable(request.variant);
  if (request.isGranted) return request;
  int length = snprintf(request.error, sizeof request.error, "GYMNAST_SIMD asks for \"%.40s\", which %s. This machine has",
                        name, isKnown ? "this processor cannot run" : "is not the name of an instruction set");
  const char *separator = " ";
  for (int variant = 0; variant < kernelVariantCount; variant += 1) {
    if (!kernelVariantIsAvailable((KernelVariant)variant)) continue;
    length += snprintf(request.error + length, sizeof request.error - (size_t)length, "%s%s", separator,
                       kernelVariantName((KernelVariant)variant));
    separator = ", ";
  }
  snprintf(request.error + length, sizeof request.error - (size_t)length, ".");
  return request;
}

// Valid before start-up code has run too: the baseline is what every machine has.
static KernelVariant variantInUse = KernelVariantBaseline;
const KernelTable *kernelTableInUse = &kernelsBaseline;
static KernelVariantRequest refused = {.isGranted = true};

KernelVariant kernelVariantInUse(void) { return variantInUse; }

const char *kernelVariantRequestError(void) { return refused.isGranted ? NULL : refused.error; }

bool kernelUseVariant(KernelVariant variant) {
  if (!kernelVariantIsAvailable(variant)) return false;
  variantInUse = variant;
  kernelTableInUse = kernelTableOf(variant);
  refused.isGranted = true;
  return true;
}

_Noreturn void kernelRefuse(void) {
  fprintf(stderr, "%s\n", refused.error);
  exit(EXIT_FAILURE);
}

void kernelUseVariantAsked(const char *name) {
  if (!name || !*name) return;
  KernelVariantRequest request = kernelVariantRequest(name);
  if (request.isGranted) {
    kernelUseVariant(request.variant);
  } else {
    refused = request;
    kernelTableInUse = NULL;
  }
}

__attribute__((constructor)) static void useVariantAtStart(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
#endif
  for (int variant = kernelVariantCount - 1; variant >= KernelVariantBaseline; variant -= 1)
    if (kernelUseVariant((KernelVariant)variant)) break;
  kernelUseVariantAsked(getenv("GYMNAST_SIMD"));
}
