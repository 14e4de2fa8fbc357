# tests/dependants/local.mk - tests of the drop-in libxenctrl; included by
# ../../Makefile.am after lib/drop-in/local.mk

check_PROGRAMS += tests/dependants/wrappers
TESTS += \
	tests/dependants/wrappers \
	tests/dependants/check-headers \
	tests/dependants/check-names

# The wrappers themselves, not the archive: with the sanitizers, if any.
tests_dependants_wrappers_SOURCES = \
	tests/dependants/wrappers.c \
	$(lib_drop_in_libxenctrl_nonshared_a_SOURCES)
tests_dependants_wrappers_CPPFLAGS = \
	$(lib_drop_in_libxenctrl_nonshared_a_CPPFLAGS)
tests_dependants_wrappers_CFLAGS = $(WARNINGS) $(SANITIZERS)
tests_dependants_wrappers_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=calloc

EXTRA_DIST += \
	tests/dependants/README.md \
	tests/dependants/build \
	tests/dependants/check-headers \
	tests/dependants/check-surface \
	tests/dependants/check-names \
	tests/dependants/lib/library.sh \
	tests/dependants/lib/proof.sh \
	tests/dependants/lib/source.sh \
	tests/dependants/measure-symbols \
	tests/dependants/recipes/README.md \
	tests/dependants/recipes/collectd.sh \
	tests/dependants/recipes/kexec-tools-native.sh \
	tests/dependants/recipes/kexec-tools.sh \
	tests/dependants/recipes/libvirt.sh \
	tests/dependants/recipes/qemu.sh \
	tests/dependants/recipes/xl.sh \
	tests/dependants/run \
	tests/dependants/symbols/collectd \
	tests/dependants/symbols/domains \
	tests/dependants/symbols/kexec-tools \
	tests/dependants/symbols/libvirt \
	tests/dependants/symbols/qemu \
	tests/dependants/use/collectd.c \
	tests/dependants/use/domains.c \
	tests/dependants/use/kexec-tools.c \
	tests/dependants/use/qemu.c
