REGISTRY = symbols/releases symbols/operations symbols/xenctrl \
	symbols/hypercalls
EXTRA_DIST += $(REGISTRY) symbols/drop-in symbols/README.md
