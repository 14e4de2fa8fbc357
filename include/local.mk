xenstableincludedir = $(includedir)/xenstable
xenstableinclude_HEADERS = \
	include/xenstable/core.h \
	include/xenstable/device_model.h \
	include/xenstable/host.h \
	include/xenstable/kexec.h \
	include/xenstable/operations.h \
	include/xenstable/version.h \
	include/xenstable/xenstable.h

# In git, as what else is generated and public is.
BUILT_SOURCES += $(srcdir)/include/xenstable/version.h
EXTRA_DIST += scripts/version-header

$(srcdir)/include/xenstable/version.h: configure.ac scripts/version-header
	$(AM_V_GEN)$(srcdir)/scripts/version-header '$(PACKAGE_VERSION)' \
		>$@.new && mv $@.new $@
