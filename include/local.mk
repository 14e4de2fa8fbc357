xenstableincludedir = $(includedir)/xenstable
xenstableinclude_HEADERS = \
	include/xenstable/core.h \
	include/xenstable/device_model.h \
	include/xenstable/host.h \
	include/xenstable/kexec.h \
	include/xenstable/operations.h \
	include/xenstable/version.h \
	include/xenstable/xenstable.h
