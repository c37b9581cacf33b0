// Until its own form exists, this variant is the plain one.
#define kernelsPlain kernelsAVX2
#include "Plain.c"
