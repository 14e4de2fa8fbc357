# The manual pages. They are written in the source folder and travel in the
# tarball, as all that is generated.
MANUAL_PAGES = \
	docs/man/libxenstable.3 \
	docs/man/xenstable_core.3 \
	docs/man/xenstable_device_model.3 \
	docs/man/xenstable_host.3 \
	docs/man/xenstable_kexec.3 \
	docs/man/xenstable_toolstack.3
dist_man3_MANS = $(MANUAL_PAGES)
BUILT_SOURCES += $(MANUAL_PAGES:%=$(srcdir)/%)
MAINTAINERCLEANFILES += $(MANUAL_PAGES:%=$(srcdir)/%)
EXTRA_DIST += \
	docs/README.md \
	docs/generate/manual.py \
	docs/generate/public.py

# The date is the one that a person gives to xenstable.1.
# They say what the headers say, and change with them.
$(MANUAL_PAGES:%=$(srcdir)/%): $(xenstableinclude_HEADERS:%=$(srcdir)/%) \
		$(GENERATOR) tools/xenstable.1 docs/generate/manual.py \
		docs/generate/public.py
	$(AM_V_GEN)$(MKDIR_P) $(srcdir)/docs/man && \
	date=`$(SED) -n 's/^\.Dd //p' $(srcdir)/tools/xenstable.1` && \
	$(PYTHON) -B $(srcdir)/docs/generate/manual.py $(@F) "$$date" \
		$(srcdir)/symbols >$@.new && \
	mv $@.new $@

# "PAGE FUNCTION" for every function of every page.
LIST_FUNCTIONS = for page in $(MANUAL_PAGES); do \
		file=$$page; test -f $$file || file=$(srcdir)/$$page; \
		$(SED) -n "s|^\\.Fo |$${page\#\#*/} |p" $$file; \
	done

# man xenstable_open shows the page of the area.
install-data-hook: install-manual-links
install-manual-links:
	@$(MKDIR_P) "$(DESTDIR)$(man3dir)"
	@$(LIST_FUNCTIONS) | while read page name; do \
		echo ".so man3/$$page" >"$(DESTDIR)$(man3dir)/$$name.3" || \
			exit 1; \
	done

uninstall-hook: uninstall-manual-links
uninstall-manual-links:
	@$(LIST_FUNCTIONS) | while read page name; do \
		rm -f "$(DESTDIR)$(man3dir)/$$name.3"; \
	done

.PHONY: install-manual-links uninstall-manual-links

# The site: of Sphinx, on demand. Its tables are asked of what is built.
DOCS_PAGES = \
	docs/abi.md \
	docs/administrators.md \
	docs/architecture.md \
	docs/behaviour.md \
	docs/compatibility.md \
	docs/figures.md \
	docs/index.md \
	docs/limits.md \
	docs/packagers.md \
	docs/porting/collectd.md \
	docs/porting/debian.md \
	docs/porting/index.md \
	docs/porting/kexec-tools.md \
	docs/porting/libvirt.md \
	docs/porting/libxl.md \
	docs/porting/qemu.md \
	docs/porting/rpm.md \
	docs/provenance.md \
	docs/release-files.md \
	docs/reference/index.md \
	docs/reporting.md \
	docs/security.md \
	docs/source-tree.md \
	docs/tour.md \
	docs/transition.md \
	docs/why.md
EXTRA_DIST += docs/conf.py docs/build-site docs/words \
	$(DOCS_PAGES) \
	docs/architecture.dot \
	docs/upgrade.svg \
	docs/static/site.css \
	docs/measured \
	docs/porting/debian/collectd.diff \
	docs/porting/debian/kexec-tools-bookworm.diff \
	docs/porting/debian/kexec-tools-trixie.diff \
	docs/porting/debian/libvirt-bookworm.diff \
	docs/porting/debian/libvirt-trixie.diff \
	docs/porting/debian/qemu-bookworm.diff \
	docs/porting/debian/qemu-trixie.diff \
	docs/porting/rpm/collectd.diff \
	docs/porting/rpm/kexec-tools.diff \
	docs/porting/rpm/libvirt.diff \
	docs/porting/kexec-tools-native.patch \
	docs/generate/behaviour_page.py \
	docs/generate/check_code.py \
	docs/generate/check_links.py \
	docs/generate/check_pages.py \
	docs/generate/measure.html \
	docs/generate/compatibility.py \
	docs/generate/have_page.py \
	docs/generate/reference.py

# Tables that pages include, in the tarball, too. The first one is asked of the
# command on the fakes.
DOCS_TABLES = \
	$(srcdir)/docs/generated/operations.md \
	$(srcdir)/docs/generated/behaviour.md \
	$(srcdir)/docs/generated/have.md
EXTRA_DIST += $(DOCS_TABLES)
MAINTAINERCLEANFILES += $(DOCS_TABLES)
WRITE_TABLE = $(AM_V_GEN)$(MKDIR_P) $(srcdir)/docs/generated && \
	write_table() { $(PYTHON) -B $(srcdir)/docs/generate/$$* >$@.new && \
	mv $@.new $@; }; write_table
$(srcdir)/docs/generated/operations.md: $(REGISTRY) \
		docs/generate/compatibility.py
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) xenstable tests/fake/stamp
	$(WRITE_TABLE) compatibility.py $(srcdir)/symbols ./xenstable tests/fake
$(srcdir)/docs/generated/behaviour.md: $(REGISTRY) \
		docs/generate/behaviour_page.py
	$(WRITE_TABLE) behaviour_page.py $(srcdir)/symbols
$(srcdir)/docs/generated/have.md: $(REGISTRY) docs/generate/have_page.py
	$(WRITE_TABLE) have_page.py $(srcdir)/symbols

docs check-docs check-site: all tests/fake/stamp
	$(AM_V_at)$(MAKE) $(AM_MAKEFLAGS) $(DOCS_TABLES)
	$(AM_V_at)PYTHON='$(PYTHON)' $(srcdir)/docs/build-site $(srcdir) docs $@

clean-local: clean-docs
clean-docs:
	-rm -rf docs/html docs/stage docs/doctrees docs/spelling

.PHONY: docs check-docs check-site clean-docs
