# What each folder is for: tests/README.md
EXTRA_DIST += tests/README.md

include tests/fake/local.mk
include tests/unit/local.mk
include tests/abi/local.mk
