# lib/stand-in/local.mk - libraries in the place of Xen's own, for programs
# that are built already; included by ../../Makefile.am
#
# Each release has a private folder. Nothing but `xenstable run` leads there.

stand_in_sources = \
	lib/stand-in/libxenctrl.c \
	lib/stand-in/libxenlight.c \
	lib/stand-in/libxlutil.c \
	lib/stand-in/missing.c \
	lib/stand-in/stand-in.h \
	lib/stand-in/stand-in.map.in \
	lib/stand-in/table.h

if STAND_INS
STAND_IN_RELEASES = $(shell $(SED) -n 's/^release //p' \
	$(srcdir)/symbols/stand-ins)
stand_in_files = $(foreach release,$(STAND_IN_RELEASES), \
	lib/stand-in/$(release)/libxenctrl.so.$(release) \
	lib/stand-in/$(release)/libxenlight.so.$(release) \
	lib/stand-in/$(release)/libxlutil.so.$(release))

all-local: $(stand_in_files)

# lib/stand-in/4.17/libxenctrl.so.4.17 -> 4.17, libxenctrl, 417
stand_in_release = $(notdir $(@D))
stand_in_name = $(@F:.so.$(stand_in_release)=)
stand_in_words = $(subst ., ,$(stand_in_release))
stand_in_number = $(shell expr $(firstword $(stand_in_words)) \* 100 + \
	$(lastword $(stand_in_words)))
# Counters of coverage would be names of its own.
stand_in_cflags = $(filter-out --coverage,$(CFLAGS))
stand_in_cppflags = \
	-DXENSTABLE_DROP_IN_ALONE -D_GNU_SOURCE \
	-DSTAND_IN_RELEASE=$(stand_in_number) \
	-DSTAND_IN_SONAME='"$(@F)"' \
	-DSTAND_IN_NAMES='"lib/stand-in/$(stand_in_name)-names.h"' \
	-DSTAND_IN_NODE_HEADER='"lib/stand-in/$(stand_in_name)-node.h"' \
	-I$(top_srcdir)/include/drop-in -I$(top_srcdir)/include \
	-I$(top_srcdir) -I$(top_srcdir)/lib/drop-in

$(stand_in_files): libxenstable.la $(stand_in_sources) \
		$(filter lib/stand-in/%,$(GENERATED)) \
		$(lib_drop_in_libxenctrl_nonshared_a_SOURCES) Makefile
	$(AM_V_CCLD)$(MKDIR_P) $(@D) && \
	$(CPP) -P -x c $(stand_in_cppflags) \
		-include lib/stand-in/$(stand_in_name)-node.h \
		$(srcdir)/lib/stand-in/stand-in.map.in >$@.map && \
	$(CC) $(stand_in_cppflags) $(CPPFLAGS) $(DROP_IN_CFLAGS) \
		$(stand_in_cflags) -shared $(LDFLAGS) -Wl,-soname,$(@F) \
		-Wl,-z,relro -Wl,-z,now \
		-Wl,--version-script,$@.map -o $@ \
		$(srcdir)/lib/stand-in/missing.c \
		$(srcdir)/lib/stand-in/$(stand_in_name).c \
		.libs/libxenstable.so

standindir = $(libdir)/xenstable/stand-in

install-exec-local: $(stand_in_files)
	for release in $(STAND_IN_RELEASES); do \
		$(MKDIR_P) $(DESTDIR)$(standindir)/$$release && \
		$(INSTALL_DATA) lib/stand-in/$$release/*.so.$$release \
			$(DESTDIR)$(standindir)/$$release || exit 1; \
	done

uninstall-local:
	for release in $(STAND_IN_RELEASES); do \
		rm -f $(DESTDIR)$(standindir)/$$release/*.so.$$release; \
	done

CLEANFILES += $(stand_in_files) $(stand_in_files:=.map)
endif

EXTRA_DIST += lib/stand-in/README.md $(stand_in_sources)
