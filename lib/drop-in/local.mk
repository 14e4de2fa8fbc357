# lib/drop-in/local.mk - the drop-in libraries; included by ../../Makefile.am
#
# Everything goes into private folders, so that a real libxenctrl and its
# headers may be installed as well: a program chooses by its flags.

dropinincludedir = $(includedir)/xenstable/drop-in
dropinlibdir = $(libdir)/xenstable/drop-in
dropinpkgconfigdir = $(dropinlibdir)/pkgconfig

dropininclude_HEADERS += include/drop-in/xenctrl.h
dropinlib_LIBRARIES = \
	lib/drop-in/libxenctrl_nonshared.a \
	lib/drop-in/libxenlight_nonshared.a \
	lib/drop-in/libxlutil_nonshared.a
dropinlib_DATA = \
	lib/drop-in/libxenctrl.so \
	lib/drop-in/libxenlight.so \
	lib/drop-in/libxlutil.so
dropinpkgconfig_DATA = \
	lib/drop-in/xencontrol.pc \
	lib/drop-in/xenlight.pc \
	lib/drop-in/xlutil.pc

# Each object says of which version it is.
DROP_IN_CPPFLAGS = -I$(top_srcdir)/include \
	-include $(top_srcdir)/lib/drop-in/version-note.h
EXTRA_DIST += lib/drop-in/version-note.h

# One object an area: a program takes in, and needs of libxenstable, only
# what it uses.
lib_drop_in_libxenctrl_nonshared_a_SOURCES = \
	lib/drop-in/xenctrl-core.c \
	lib/drop-in/xenctrl-device-model.c \
	lib/drop-in/xenctrl-host.c \
	lib/drop-in/xenctrl-kexec.c \
	lib/drop-in/xenctrl-private.h
lib_drop_in_libxenctrl_nonshared_a_CPPFLAGS = \
	-DXENSTABLE_DROP_IN_ALONE \
	-I$(top_srcdir)/include/drop-in \
	$(DROP_IN_CPPFLAGS)
# Hidden, so that no program or plug-in exports Xen's names; PIC, because
# plug-ins take it in; no LTO and no sanitizer, because it is linked elsewhere.
DROP_IN_CFLAGS = $(WARNINGS) -fPIC -fvisibility=hidden -fno-lto
lib_drop_in_libxenctrl_nonshared_a_CFLAGS = $(DROP_IN_CFLAGS)

# Programs that include libxl.h get our names by macros and nothing of these,
# which are for the others: link tests without a header. One object a header,
# for the same reason as above.
lib_drop_in_libxenlight_nonshared_a_SOURCES = \
	lib/drop-in/xenlight-event.c \
	lib/drop-in/xenlight-libxl.c \
	lib/drop-in/xenlight-types.c \
	lib/drop-in/xenlight-utils.c \
	lib/drop-in/xenlight-uuid.c
lib_drop_in_libxenlight_nonshared_a_CPPFLAGS = $(DROP_IN_CPPFLAGS)
lib_drop_in_libxenlight_nonshared_a_CFLAGS = $(DROP_IN_CFLAGS)
lib_drop_in_libxlutil_nonshared_a_SOURCES = lib/drop-in/xlutil.c
lib_drop_in_libxlutil_nonshared_a_CPPFLAGS = $(DROP_IN_CPPFLAGS)
lib_drop_in_libxlutil_nonshared_a_CFLAGS = $(DROP_IN_CFLAGS)
# Made here and not by configure: the linker script needs the folders fully
# expanded, and DESTDIR is no part of them.
drop_in_edit = sed \
	-e 's|[@]dropinlibdir@|$(dropinlibdir)|g' \
	-e 's|[@]libdir@|$(libdir)|g' \
	-e 's|[@]includedir@|$(includedir)|g' \
	-e 's|[@]exec_prefix@|$(exec_prefix)|g' \
	-e 's|[@]prefix@|$(prefix)|g'

$(dropinlib_DATA): lib/drop-in/%.so: lib/drop-in/library.so.in Makefile
	$(AM_V_GEN)$(MKDIR_P) lib/drop-in && \
	$(drop_in_edit) -e 's|[@]name@|$*|g' \
		$(top_srcdir)/lib/drop-in/library.so.in >$@.new && \
	mv $@.new $@

$(dropinpkgconfig_DATA): %.pc: %.pc.in Makefile
	$(AM_V_GEN)$(MKDIR_P) lib/drop-in && \
	$(drop_in_edit) $(top_srcdir)/$@.in >$@.new && mv $@.new $@

CLEANFILES += $(dropinlib_DATA) $(dropinpkgconfig_DATA)
EXTRA_DIST += \
	include/drop-in/README.md \
	lib/drop-in/README.md \
	lib/drop-in/library.so.in \
	$(dropinpkgconfig_DATA:%=%.in)
