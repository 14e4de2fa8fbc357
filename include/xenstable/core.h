/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Generated from the registry of libxenstable; do not edit. */
/**
 * DOC: core - open, close, what runs, and who answers
 *
 * Errors. Every function of the core, kexec, device model and host areas
 * that returns int returns 0 (or a documented non-negative value) or one of
 * these codes, negated. It returns no other codes, and does not use errno:
 *
 *   ENODEV      this machine does not run on Xen, or its kernel offers no Xen
 *               control device
 *   ELIBACC     Xen runs, but none of its libraries can be used
 *   EOPNOTSUPP  the running Xen or its library cannot do this
 *   EPROTO      the running Xen has another interface version
 *   EPERM       not permitted: not privileged, or refused by a policy
 *   EINVAL      an argument is not valid
 *   ESRCH       no such domain
 *   ENOMEM      out of memory, here or in Xen
 *   EFAULT      Xen could not read or write the caller's memory
 *   ENOENT      the image, binding or device does not exist
 *   EEXIST      it exists already
 *   EBUSY       it is in use
 *   ENOSPC      no space is left in Xen or in the caller's buffer
 *   ERANGE      a number is out of Xen's range
 *   EAGAIN      try again
 *   EMFILE      no file descriptor is left, in the process or in the system
 *   EIO         any other error; the log has Xen's number
 *
 * Each function lists the errors to expect. A function that asks Xen may also
 * return any other of these codes, since Xen's errors differ by release.
 *
 * Threads: one thread at a time may use a handle. Different handles are
 * independent of each other. Fork: a child may only close a handle that it
 * inherited. Exec: every file descriptor is close-on-exec.
 *
 * A structure that the library fills is passed with its size, `sizeof(struct
 * ...)`: the size with which the caller was compiled. Such structures may grow
 * at their end in later versions. The library never writes beyond that size,
 * and clears members that it does not know. A size smaller than that of
 * version 1.0 is EINVAL.
 */
#ifndef XENSTABLE_CORE_H
#define XENSTABLE_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <xenstable/operations.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** struct xenstable - an open handle; opaque */
struct xenstable;

/** struct xentoollog_logger - Xen's own logger, from its <xentoollog.h> */
struct xentoollog_logger;

/** enum xenstable_log_level - importance of a message */
enum xenstable_log_level {
    XENSTABLE_LOG_ERROR = 0,   /* what failed, and what to do */
    XENSTABLE_LOG_WARNING = 1, /* it works, but something is wrong */
    XENSTABLE_LOG_INFO = 2,    /* what was chosen */
    XENSTABLE_LOG_DEBUG = 3    /* every candidate, every raw error */
};

/**
 * xenstable_log_fn - receives one message
 * @data:    as given to xenstable_open()
 * @level:   see &enum xenstable_log_level; new levels may come
 * @message: one line without newline; valid during the call only
 *
 * It is called in the thread that uses the handle, and must not use the
 * handle.
 */
typedef void xenstable_log_fn(void *data, enum xenstable_log_level level,
                              const char *message);

/**
 * xenstable_open() - find out which Xen runs and choose what answers
 * @xs_r:     receives the handle; untouched on error
 * @log:      receives messages until close, or NULL for silence
 * @log_data: passed to @log
 * @flags:    must be 0
 *
 * It is not an error here if no Xen runs or no library can be used. Every
 * operation then returns the code that xenstable_status() returns, and
 * xenstable_message() has the reason. If the library cannot find out whether
 * Xen runs, because it has no file descriptor or no rights, this code is not
 * ENODEV.
 *
 * Environment variables change what is found:
 *
 * - XENSTABLE_DEBUG=1: messages also go to standard error.
 * - XENSTABLE_LIBRARY_PATH: folders that are searched first, separated by
 *   colons.
 * - XENSTABLE_PROVIDERS: "libxenctrl", "hypercall", or both in order,
 * separated by a comma.
 * - XENSTABLE_RUNNING: "X.Y" or "none". What follows X.Y ("4.20.4-pre") is
 *   ignored.
 *
 * Blanks in them are allowed. A value that is not understood is a warning in
 * the log. Programs with raised privileges (secure execution) ignore all four.
 *
 * Return: 0; -EINVAL (@xs_r is NULL, unknown flag), -ENOMEM.
 * Threads: may be called in any thread at any time. Use the handle in one
 * thread at a time. Fork: a child may only close it.
 * Xen: any, and none. Since: 1.0
 */
int xenstable_open(struct xenstable **xs_r, xenstable_log_fn *log,
                   void *log_data, unsigned int flags);

/**
 * xenstable_open_with_logger() - as xenstable_open(), for a program that has
 *                                a xentoollog_logger
 * @xs_r:   receives the handle; untouched on error
 * @logger: borrowed until xenstable_close(); receives the messages of this
 *          library and of Xen's own libraries; NULL for silence
 * @flags:  must be 0
 *
 * The layout of the logger is that of Xen's stable libxentoollog.so.1.
 *
 * Return, threads, fork: as xenstable_open().
 * Xen: any, and none. Since: 1.0
 */
int xenstable_open_with_logger(struct xenstable **xs_r,
                               struct xentoollog_logger *logger,
                               unsigned int flags);

/**
 * xenstable_close() - release a handle and everything that belongs to it
 * @xs: handle; nothing happens if it is NULL
 *
 * Strings that functions returned for @xs are no longer valid. Libraries stay
 * loaded.
 *
 * Fork: a child may close an inherited handle; this has no effect on Xen. As
 * <xencall.h> demands, pages for hypercalls are not unmapped in a child. Do
 * not fork while another thread opens or closes a handle of Xen's libraries:
 * these share a lock, and the child could wait for it forever.
 * Xen: any, and none. Since: 1.0
 */
void xenstable_close(struct xenstable *xs);

/**
 * xenstable_status() - does any provider answer?
 * @xs: open handle
 *
 * Return: 0 (at least one provider answers); -ENODEV (not on Xen, or no
 * control device), -ELIBACC (no usable library), -EPERM (no access to the
 * control device or to /sys/hypervisor), -EMFILE (no file descriptor is left),
 * -EIO (another error of the system), -EOPNOTSUPP (XENSTABLE_PROVIDERS
 * excludes all that could answer), -EINVAL (@xs is NULL). Threads: one at a
 * time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_status(const struct xenstable *xs);

/**
 * xenstable_message() - the reason for xenstable_status() as a sentence
 * @xs: open handle
 *
 * It says what runs, what is missing and what an administrator can do.
 *
 * Return: a string that is valid until xenstable_close(), never NULL; "" if
 * there is nothing to say or @xs is NULL.
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
const char *xenstable_message(const struct xenstable *xs);

/**
 * xenstable_running_release() - the release of the running hypervisor
 * @xs:      open handle
 * @major_r: receives X of Xen X.Y, may be NULL
 * @minor_r: receives Y of Xen X.Y, may be NULL
 *
 * Return: 0; if the release is not known, the code of xenstable_status(),
 * such as -ENODEV (not on Xen); -EINVAL (@xs is NULL).
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_running_release(const struct xenstable *xs,
                              unsigned int *major_r, unsigned int *minor_r);

/**
 * xenstable_library_version() - the version of this library, as "1.2.3"
 *
 * The version of the header is XENSTABLE_VERSION_STRING, in
 * <xenstable/version.h>.
 *
 * Return: a constant string. Xen: any, and none. Since: 1.0
 */
const char *xenstable_library_version(void);

/**
 * xenstable_error_name() - "ESRCH" for -ESRCH
 * @error: one of the errors of this area, negative or not
 *
 * Return: a constant string; "OK" for 0, NULL for a code not in the list.
 * Xen: any, and none. Since: 1.0
 */
const char *xenstable_error_name(int error);

/**
 * xenstable_error_text() - a sentence for a code
 * @error: one of the errors of this area, negative or not
 *
 * Return: a constant English string, never NULL.
 * Xen: any, and none. Since: 1.0
 */
const char *xenstable_error_text(int error);

/**
 * struct xenstable_operation_info - what answers one operation
 * @name:     "kexec_load" for XENSTABLE_OPERATION_KEXEC_LOAD
 * @area:     "kexec", "device_model" or "host"; see also
 *            xenstable_toolstack_query()
 * @provider: "libxenctrl", "hypercall", or NULL if nothing answers
 * @reason:   NULL if it can be called, otherwise a sentence that says why not
 * @status:   0, or the code that a call would return now
 * @locked:   Xen checks an interface version before it answers; an unknown
 *            release may refuse with -EPROTO
 *
 * The strings are valid until xenstable_close().
 */
struct xenstable_operation_info {
    const char *name;
    const char *area;
    const char *provider;
    const char *reason;
    int status;
    bool locked;
};

/**
 * xenstable_operation_query() - can this operation be called, what answers?
 * @xs:         open handle
 * @operation:  one of &enum xenstable_operation; or 0, 1, ... until -ENOENT
 *              for all operations of the library, which may be newer
 * @info:       filled in on success
 * @info_bytes: sizeof(*@info)
 *
 * Return: 0 (also when the operation cannot be called: see @info);
 * -ENOENT (no operation with that number), -EINVAL (NULL, or @info_bytes too
 * small).
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_operation_query(const struct xenstable *xs,
                              unsigned int operation,
                              struct xenstable_operation_info *info,
                              size_t info_bytes);

/**
 * xenstable_toolstack_query() - can this function of libxl be called?
 * @xs:         open handle
 * @function:   its name in Xen, "libxl_domain_create_new"
 * @info:       filled in on success; the area is "toolstack", the provider
 *              "libxenlight" or "libxlutil"
 * @info_bytes: sizeof(*@info)
 *
 * The first query of a function loads its library of the running release, as
 * xenstable_libxl_ctx_alloc() and xenstable_xlu_cfg_init() do. These two may
 * still fail later, for example when they open the Xenstore. Functions of the
 * area that are not listed here (init, copy, dispose, JSON and others) need no
 * library of Xen.
 *
 * Return: 0 (also when the function cannot be called: see @info);
 * -ENOENT (the toolstack area calls no function of that name), -EINVAL (NULL,
 * or @info_bytes too small), -ENOMEM.
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_toolstack_query(struct xenstable *xs, const char *function,
                              struct xenstable_operation_info *info,
                              size_t info_bytes);

/**
 * xenstable_toolstack_function() - enumerate what the toolstack area calls
 * @index: 0, 1, ... until NULL; another libxenstable may have another order
 *
 * Return: the name of a function of libxenlight or libxlutil, a constant
 * string, or NULL after the last one. Xen: any, and none. Since: 1.0
 */
const char *xenstable_toolstack_function(unsigned int index);

/**
 * enum xenstable_feature - other differences between releases
 * @XENSTABLE_FEATURE_IOPORT_MAPPING_GRANTS_PERMISSION: mapping I/O ports
 *     also permits the domain to use them. This is not so on releases after
 *     4.22: also call xenstable_device_model_ioport_permission() there.
 * @XENSTABLE_FEATURE_GPADDR_BITS: domain information has gpaddr_bits
 * @XENSTABLE_FEATURE_ARCH_CAPABILITIES: physical information has
 *     arch_capabilities
 */
enum xenstable_feature {
    XENSTABLE_FEATURE_IOPORT_MAPPING_GRANTS_PERMISSION = 0,
    XENSTABLE_FEATURE_GPADDR_BITS = 1,
    XENSTABLE_FEATURE_ARCH_CAPABILITIES = 2
};

/**
 * xenstable_feature_query() - does the running release have a feature?
 * @xs:      open handle
 * @feature: one of &enum xenstable_feature
 *
 * Return: 1 or 0; if the release is not known, the code of xenstable_status(),
 * such as -ENODEV (not on Xen); -ENOENT (no such feature), -EINVAL (@xs is
 * NULL).
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_feature_query(const struct xenstable *xs, unsigned int feature);

/**
 * xenstable_feature_name() - "gpaddr_bits" for XENSTABLE_FEATURE_GPADDR_BITS
 * @feature: one of &enum xenstable_feature; or 0, 1, ... until NULL for all
 *           features of the library
 *
 * Return: a constant string, or NULL for no such feature. Xen: any, and none.
 * Since: 1.0
 */
const char *xenstable_feature_name(unsigned int feature);

/**
 * struct xenstable_library_info - one of Xen's libraries on this system
 * @name:    "libxenctrl" or "libxencall"; after xenstable_toolstack_query()
 *           also "libxenlight" or "libxlutil"
 * @path:    where it was found, the name that was searched, or a folder that
 *           could not be searched
 * @reason:  NULL if it is in use, otherwise a sentence that says why not
 * @major:   its release X.Y; 0.0 for the stable libxencall
 * @minor:   see @major
 * @in_use:  this handle uses it
 */
struct xenstable_library_info {
    const char *name;
    const char *path;
    const char *reason;
    unsigned int major;
    unsigned int minor;
    bool in_use;
};

/**
 * xenstable_library_query() - enumerate Xen's libraries on this system
 * @xs:         open handle; the first call looks through the library folders
 * @index:      0, 1, ... until -ENOENT
 * @info:       filled in on success; strings valid until xenstable_close()
 * @info_bytes: sizeof(*@info)
 *
 * Return: 0; -ENOENT (no more), -ENOMEM, -EINVAL (NULL, or @info_bytes too
 * small).
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_library_query(struct xenstable *xs, unsigned int index,
                            struct xenstable_library_info *info,
                            size_t info_bytes);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
