// Chooses a variant when the program starts and passes every public call on to it.
#include "KernelTable.h"

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

// Valid before start-up code has run too: the baseline is what every machine has.
static KernelVariant variantInUse = KernelVariantBaseline;
static const KernelTable *tableInUse = &kernelsBaseline;

KernelVariant kernelVariantInUse(void) { return variantInUse; }

bool kernelUseVariant(KernelVariant variant) {
  if (!kernelVariantIsAvailable(variant)) return false;
  variantInUse = variant;
  tableInUse = kernelTableOf(variant);
  return true;
}

__attribute__((constructor)) static void useBestVariant(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
#endif
  for (int variant = kernelVariantCount - 1; variant >= KernelVariantBaseline; variant -= 1)
    if (kernelUseVariant((KernelVariant)variant)) return;
}

#define KERNEL_ENTRANCE(result, name, parameters, arguments) \
  result kernel##name parameters { return tableInUse->name arguments; }
KERNELS(KERNEL_ENTRANCE)
