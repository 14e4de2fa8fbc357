# The toolstack area: generated code, and what is written by hand for it in
# lib/toolstack/. An archive, so that its tests can link what is not exported.
TOOLSTACK_REGISTRY = symbols/cpu-features symbols/exports symbols/releases \
	symbols/toolstack-constants \
	symbols/toolstack-enums symbols/toolstack-functions \
	symbols/toolstack-generations \
	symbols/toolstack-have \
	symbols/toolstack-texts \
	symbols/toolstack-types
TOOLSTACK_GENERATOR = \
	compat/toolstack/calls.py \
	compat/toolstack/check_headers.py \
	compat/toolstack/comments.py \
	compat/toolstack/converters.py \
	compat/toolstack/drop_in.py \
	compat/toolstack/fake.py \
	compat/toolstack/features.py \
	compat/toolstack/generate_toolstack.py \
	compat/toolstack/libxl_api.py \
	compat/toolstack/printer.py \
	compat/toolstack/private_header.py \
	compat/toolstack/public_header.py \
	compat/toolstack/registry.py \
	compat/toolstack/structs.py \
	compat/toolstack/tables.py \
	compat/toolstack/unbound.py \
	compat/toolstack/wrappers.py
TOOLSTACK_GENERATED = \
	compat/toolstack/calls.c \
	compat/toolstack/converters.c \
	compat/toolstack/converters.h \
	compat/toolstack/derived.c \
	compat/toolstack/drop-in-names \
	compat/toolstack/generations.c \
	compat/toolstack/layouts.h \
	compat/toolstack/libxl-api.h \
	compat/toolstack/types.c \
	compat/toolstack/types.h \
	compat/toolstack/unbound.c \
	compat/toolstack/features.c \
	include/xenstable/toolstack.h \
	tests/fake/inits.c \
	tests/fake/xenlight.c \
	tests/toolstack/judge-print.c \
	tests/toolstack/judge-print.h \
	tests/toolstack/wrappers.c \
	libxenstable.map \
	$(TOOLSTACK_DROP_IN) \
	$(lib_drop_in_libxenlight_nonshared_a_SOURCES) \
	$(lib_drop_in_libxlutil_nonshared_a_SOURCES)
TOOLSTACK_DROP_IN = \
	include/drop-in/libxl.h \
	include/drop-in/libxl_event.h \
	include/drop-in/libxl_utils.h \
	include/drop-in/libxl_uuid.h \
	include/drop-in/libxlutil.h

BUILT_SOURCES += $(TOOLSTACK_GENERATED:%=$(srcdir)/%)
MAINTAINERCLEANFILES += $(patsubst %,$(srcdir)/%, \
	$(filter-out $(IN_GIT),$(TOOLSTACK_GENERATED)))
EXTRA_DIST += $(TOOLSTACK_REGISTRY) $(TOOLSTACK_GENERATOR) \
	compat/toolstack/README.md compat/toolstack/drop-in-names \
	lib/toolstack/README.md libxenstable.map
xenstableinclude_HEADERS += include/xenstable/toolstack.h
dropininclude_HEADERS += $(TOOLSTACK_DROP_IN)

noinst_LTLIBRARIES += libtoolstack.la
libtoolstack_la_SOURCES = \
	compat/toolstack/calls.c \
	compat/toolstack/conversion.c compat/toolstack/conversion.h \
	compat/toolstack/converters.c compat/toolstack/converters.h \
	compat/toolstack/derived.c \
	compat/toolstack/generations.c \
	compat/toolstack/layouts.h \
	compat/toolstack/libxl-api.h \
	compat/toolstack/types.c compat/toolstack/types.h \
	compat/toolstack/unbound.c \
	compat/toolstack/features.c \
	lib/toolstack/async.c lib/toolstack/async.h \
	lib/toolstack/bitmap.c \
	lib/toolstack/call.c lib/toolstack/call.h \
	lib/toolstack/context.c lib/toolstack/context.h \
	lib/toolstack/cpuid.c lib/toolstack/cpuid.h \
	lib/toolstack/cpuid_leaves.c lib/toolstack/cpuid_leaves.h \
	lib/toolstack/events.c lib/toolstack/events.h \
	lib/toolstack/json.h lib/toolstack/json_read.c \
	lib/toolstack/json_write.c \
	lib/toolstack/json_library.c lib/toolstack/json_library.h \
	lib/toolstack/json_text.c lib/toolstack/json_text.h \
	lib/toolstack/layout.c lib/toolstack/layout.h \
	lib/toolstack/libxl.c lib/toolstack/libxl.h \
	lib/toolstack/policy.c lib/toolstack/policy.h \
	lib/toolstack/policy_text.c lib/toolstack/policy_text.h \
	lib/toolstack/query.c \
	lib/toolstack/reset.c \
	lib/toolstack/shadow.c \
	lib/toolstack/type.c lib/toolstack/type.h \
	lib/toolstack/value.c \
	lib/toolstack/xlu.c \
	lib/toolstack/yajl.h
libtoolstack_la_CPPFLAGS = $(AM_CPPFLAGS) -include config.h

# In the source folder, where the tarball has them, too.
$(TOOLSTACK_GENERATED:%=$(srcdir)/%): $(TOOLSTACK_REGISTRY) \
		$(TOOLSTACK_GENERATOR)
	$(AM_V_GEN)file=$@; file=$${file#$(srcdir)/}; \
	PYTHONDONTWRITEBYTECODE=1 \
	$(PYTHON) $(srcdir)/compat/toolstack/generate_toolstack.py $$file \
		$(srcdir)/symbols >$@.new && mv $@.new $@
