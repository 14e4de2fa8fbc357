REGISTRY = symbols/releases symbols/operations symbols/xenctrl \
	symbols/hypercalls
EXTRA_DIST += $(REGISTRY) symbols/behaviour symbols/drop-in symbols/README.md
