# The registry, the generator that reads it, and all that it writes. Of both,
# the part of a RELEASE_ is also what `xenstable describe` needs.
RELEASE_REGISTRY = \
	symbols/areas \
	symbols/exports \
	symbols/hypercalls \
	symbols/operations \
	symbols/releases \
	symbols/stand-ins \
	symbols/toolstack-constants \
	symbols/toolstack-enums \
	symbols/toolstack-functions \
	symbols/toolstack-generations \
	symbols/toolstack-have \
	symbols/toolstack-types \
	symbols/xenctrl

REGISTRY = $(RELEASE_REGISTRY) \
	symbols/behaviour \
	symbols/cpu-features \
	symbols/drop-in \
	symbols/headers/core.h.in \
	symbols/headers/device_model.h.in \
	symbols/headers/host.h.in \
	symbols/headers/kexec.h.in \
	symbols/headers/operations.h.in \
	symbols/headers/toolstack.h.in \
	symbols/headers/version.h.in \
	symbols/headers/xenctrl.h.in \
	symbols/toolstack-texts

RELEASE_GENERATOR = \
	symbols/generator/behaviour.py \
	symbols/generator/blocks.py \
	symbols/generator/emit.py \
	symbols/generator/layout.py \
	symbols/generator/libxc.py \
	symbols/generator/libxl.py \
	symbols/generator/outputs/libxl_api.py \
	symbols/generator/outputs/release_file.py \
	symbols/generator/outputs/type_tables.py \
	symbols/generator/registry.py \
	symbols/generator/stand_ins.py \
	symbols/generator/structs.py \
	symbols/generator/words.py

GENERATOR = $(RELEASE_GENERATOR) \
	symbols/generator/comments.py \
	symbols/generator/declarations.py \
	symbols/generator/generate.py \
	symbols/generator/outputs/adapters.py \
	symbols/generator/outputs/calls.py \
	symbols/generator/outputs/check_headers.py \
	symbols/generator/outputs/conversations.py \
	symbols/generator/outputs/derived.py \
	symbols/generator/outputs/dlopen_note.py \
	symbols/generator/outputs/drop_in_headers.py \
	symbols/generator/outputs/drop_in_names.py \
	symbols/generator/outputs/drop_in_wrappers.py \
	symbols/generator/outputs/drop_in_xenctrl.py \
	symbols/generator/outputs/entries.py \
	symbols/generator/outputs/export_map.py \
	symbols/generator/outputs/fake_behaviour.py \
	symbols/generator/outputs/fake_exports.py \
	symbols/generator/outputs/fake_inits.py \
	symbols/generator/outputs/fake_libxl.py \
	symbols/generator/outputs/fake_releases.py \
	symbols/generator/outputs/features.py \
	symbols/generator/outputs/generations.py \
	symbols/generator/outputs/hypercalls.py \
	symbols/generator/outputs/judge_print.py \
	symbols/generator/outputs/layout_kinds.py \
	symbols/generator/outputs/layouts.py \
	symbols/generator/outputs/operations_table.py \
	symbols/generator/outputs/pins.py \
	symbols/generator/outputs/public_headers.py \
	symbols/generator/outputs/releases.py \
	symbols/generator/outputs/stand_in_calls.py \
	symbols/generator/outputs/stand_ins.py \
	symbols/generator/outputs/test_calls.py \
	symbols/generator/outputs/toolstack_header.py \
	symbols/generator/outputs/unbound.py \
	symbols/generator/outputs/wrappers.py \
	symbols/generator/outputs/xenctrl_api.py

# In the source folder, where the tarball has them, too; committed.sh in
# tests/abi/ compares this with the generator's own list.
GENERATED = \
	compat/adapters.h \
	compat/dlopen-note.h \
	compat/hypercall-adapters.c \
	compat/hypercalls.h \
	compat/layout-kinds.h \
	compat/operations.c \
	compat/operations.h \
	compat/releases.c \
	compat/toolstack/calls.c \
	compat/toolstack/derived.c \
	compat/toolstack/drop-in-names \
	compat/toolstack/features.c \
	compat/toolstack/generations.c \
	compat/toolstack/layouts.h \
	compat/toolstack/libxl-api.h \
	compat/toolstack/types.c \
	compat/toolstack/types.h \
	compat/toolstack/unbound.c \
	compat/xenctrl-adapters.c \
	compat/xenctrl-api.h \
	include/drop-in/libxl.h \
	include/drop-in/libxl_event.h \
	include/drop-in/libxl_json.h \
	include/drop-in/libxl_utils.h \
	include/drop-in/libxl_uuid.h \
	include/drop-in/libxlutil.h \
	include/drop-in/xenctrl.h \
	include/xenstable/core.h \
	include/xenstable/device_model.h \
	include/xenstable/host.h \
	include/xenstable/kexec.h \
	include/xenstable/operations.h \
	include/xenstable/toolstack.h \
	include/xenstable/version.h \
	lib/drop-in/names \
	lib/drop-in/xenctrl-device-model-calls.h \
	lib/drop-in/xenctrl-host-calls.h \
	lib/drop-in/xenctrl-kexec-calls.h \
	lib/drop-in/xenlight-event.c \
	lib/drop-in/xenlight-libxl.c \
	lib/drop-in/xenlight-types.c \
	lib/drop-in/xenlight-utils.c \
	lib/drop-in/xenlight-uuid.c \
	lib/drop-in/xlutil.c \
	lib/entries.c \
	lib/stand-in/libxenctrl-names.h \
	lib/stand-in/libxenctrl-node.h \
	lib/stand-in/libxenlight-calls.h \
	lib/stand-in/libxenlight-names.h \
	lib/stand-in/libxenlight-node.h \
	lib/stand-in/libxlutil-calls.h \
	lib/stand-in/libxlutil-names.h \
	lib/stand-in/libxlutil-node.h \
	libxenstable.map \
	tests/bench/call-rows.h \
	tests/bench/quiet-answers.h \
	tests/fake/behaviour.c \
	tests/fake/behaviour.h \
	tests/fake/conversation-calls.h \
	tests/fake/conversation-play.h \
	tests/fake/conversation-record.h \
	tests/fake/conversation-rename.h \
	tests/fake/exports \
	tests/fake/inits.c \
	tests/fake/operations.h \
	tests/fake/releases.c \
	tests/fake/xencall-operations.h \
	tests/fake/xenctrl-operations.h \
	tests/fake/xenlight.c \
	tests/lab/client/operation-questions.c \
	tests/lab/client/operation-questions.h \
	tests/lab/client/random-kinds.h \
	tests/lab/client/survey-calls.h \
	tests/toolstack/judge-print.c \
	tests/toolstack/judge-print.h \
	tests/toolstack/releases/between \
	tests/toolstack/releases/newest \
	tests/toolstack/releases/oldest \
	tests/toolstack/wrappers.c \
	tests/unit/call-rows.h

# For those who make one target in a fresh checkout.
generated: $(GENERATED:%=$(srcdir)/%)
.PHONY: generated

# What is in git stays; tests/abi/committed.sh says when it is stale.
IN_GIT = libxenstable.map include/drop-in/xenctrl.h \
	$(filter include/xenstable/%,$(GENERATED))
GENERATED_STAMP = $(srcdir)/symbols/generator/stamp

BUILT_SOURCES += $(GENERATED:%=$(srcdir)/%)
MAINTAINERCLEANFILES += $(GENERATED_STAMP) $(patsubst %,$(srcdir)/%, \
	$(filter-out $(IN_GIT),$(GENERATED)))
EXTRA_DIST += $(REGISTRY) $(GENERATOR) $(GENERATED) \
	symbols/README.md symbols/generator/README.md symbols/generator/stamp

# One run for all of them. What comes out as it was keeps its time, so that
# only what a change of the registry reaches is compiled again.
$(GENERATED_STAMP): $(REGISTRY) $(GENERATOR) configure.ac
	$(AM_V_GEN)$(PYTHON) $(srcdir)/symbols/generator/generate.py \
		--into $(srcdir) $(srcdir)/symbols && touch $@

$(GENERATED:%=$(srcdir)/%): $(GENERATED_STAMP)
	@test -f $@ || rm -f $(GENERATED_STAMP)
	@test -f $@ || $(MAKE) $(GENERATED_STAMP)

IMPORTER = \
	symbols/importer/changes.py \
	symbols/importer/describe.py \
	symbols/importer/functions.py \
	symbols/importer/have.py \
	symbols/importer/hypercalls.py \
	symbols/importer/idl.py \
	symbols/importer/importer.py \
	symbols/importer/libxl_types.py \
	symbols/importer/lines.py \
	symbols/importer/reading.py \
	symbols/importer/registry_parsers.py \
	symbols/importer/release_options.py \
	symbols/importer/source.py \
	symbols/importer/xen_headers.py

dist_noinst_SCRIPTS += symbols/describe symbols/import symbols/import-exports
EXTRA_DIST += $(IMPORTER) symbols/importer/README.md

# What `xenstable describe` runs and reads, in the same folders as here.
# tests/tools/describe.sh fails when a file is missing.
describedir = $(datadir)/xenstable
nobase_describe_DATA = $(IMPORTER) $(RELEASE_GENERATOR) $(RELEASE_REGISTRY)
