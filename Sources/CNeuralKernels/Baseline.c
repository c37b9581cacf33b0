// Until its own form exists, this variant is the plain one.
#define kernelsPlain kernelsBaseline
#include "Plain.c"
