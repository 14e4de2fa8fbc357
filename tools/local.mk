# xenstable(1)
bin_PROGRAMS += xenstable
noinst_LIBRARIES += tools/libaudit.a
man1_MANS += tools/xenstable.1
EXTRA_DIST += tools/README.md tools/drop-in-symbols.awk tools/xenstable.1
CLEANFILES += tools/drop-in-symbols.c

TOOLS_CPPFLAGS = $(AM_CPPFLAGS) -include config.h

# Apart from the rest, so that the tests can call it in their own process.
tools_libaudit_a_SOURCES = \
	tools/audit-file.c tools/audit-file.h \
	tools/elf-imports.c tools/elf-imports.h \
	tools/output.c tools/output.h \
	tools/xen-names.c tools/xen-names.h
nodist_tools_libaudit_a_SOURCES = tools/drop-in-symbols.c
tools_libaudit_a_CPPFLAGS = $(TOOLS_CPPFLAGS)
tools_libaudit_a_CFLAGS = $(AM_CFLAGS) $(LIBELF_CFLAGS)

xenstable_SOURCES = \
	tools/audit-report.c tools/audit-report.h \
	tools/audit.c \
	tools/commands.h \
	tools/describe.c \
	tools/info.c \
	tools/json.c tools/json.h \
	tools/run.c \
	tools/xenstable.c
xenstable_CPPFLAGS = $(TOOLS_CPPFLAGS) \
	-DDESCRIBE_FOLDER='"$(describedir)"' \
	-DSTAND_IN_FOLDER='"$(libdir)/xenstable/stand-in"'
xenstable_CFLAGS = $(AM_CFLAGS) $(LIBELF_CFLAGS)
# It is no library that others wait for: bound when it starts.
xenstable_LDFLAGS = $(AM_LDFLAGS) -Wl,-z,relro -Wl,-z,now
xenstable_LDADD = tools/libaudit.a libxenstable.la $(LIBELF_LIBS) -ldl

# Sorted by name, byte by byte, for a binary search.
tools/drop-in-symbols.c: symbols/drop-in lib/drop-in/names \
		compat/toolstack/drop-in-names tools/drop-in-symbols.awk
	$(AM_V_GEN)$(MKDIR_P) tools && \
	$(SED) -e 's/#.*//' -e '/^[[:space:]]*$$/d' $(srcdir)/symbols/drop-in \
		$(srcdir)/lib/drop-in/names \
		$(srcdir)/compat/toolstack/drop-in-names \
		| LC_ALL=C sort \
		| $(AWK) -f $(srcdir)/tools/drop-in-symbols.awk >$@.new && \
	mv $@.new $@
