EXTRA_DIST += tests/abi/README.md
