#include "CKernelTables.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { side = 160, size = side * side };

static float left[size], right[size], inParent[size], inChild[size];

bool kernelsWorkAfterFork(void) {
  for (long i = 0; i < size; i += 1) {
    left[i] = (float)(i % 17) - 8.0f;
    right[i] = (float)(i % 13) / 7.0f;
  }
  kernelProduct(side, side, side, left, right, NULL, KernelActivationNone, false, inParent);
  pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) {
    // Twice: the first call starts threads, the second uses them.
    for (int round = 0; round < 2; round += 1)
      kernelProduct(side, side, side, left, right, NULL, KernelActivationNone, false, inChild);
    _exit(memcmp(inParent, inChild, sizeof inChild) == 0 ? EXIT_SUCCESS : EXIT_FAILURE);
  }
  int status = 0;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}
