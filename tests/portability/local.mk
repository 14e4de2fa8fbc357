# The tests that are programs: they need nothing of the machine but a kernel.
list-portable-tests:
	@echo $(filter $(check_PROGRAMS:%$(EXEEXT)=%),$(TESTS:%$(EXEEXT)=%))

.PHONY: list-portable-tests
