// Until its own form exists, this variant is the plain one.
#define kernelsPlain kernelsAVX512
#include "Plain.c"
