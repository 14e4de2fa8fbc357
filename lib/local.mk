EXTRA_DIST += lib/README.md

libxenstable_la_SOURCES = \
	lib/arguments.h \
	lib/choose.c lib/choose.h \
	lib/core.c \
	lib/error.c lib/error.h \
	lib/entries.c \
	lib/explain.c lib/explain.h \
	lib/handle.c lib/handle.h \
	lib/host.c \
	lib/kexec.c \
	lib/libraries.c lib/libraries.h \
	lib/load.c lib/load.h \
	lib/log.c lib/log.h \
	lib/probe.c lib/probe.h \
	lib/running.c lib/running.h \
	lib/structure.h
libxenstable_la_CPPFLAGS = $(AM_CPPFLAGS) -include config.h \
	-DLIBRARY_FOLDER='"$(libdir)"' \
	-DEXTRA_FOLDERS='"$(library_path)"'
libxenstable_la_LDFLAGS = $(AM_LDFLAGS) \
	-version-info $(LIBXENSTABLE_VERSION_INFO) \
	-Wl,--version-script=$(srcdir)/libxenstable.map -Wl,-z,relro \
	-Wl,-Bsymbolic-functions $(NO_START_FILES)
libxenstable_la_LIBADD = libtoolstack.la -ldl
libxenstable_la_DEPENDENCIES = libtoolstack.la $(srcdir)/libxenstable.map
