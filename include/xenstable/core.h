/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: core - open, close, what runs, and who answers
 *
 * Errors. Every function of the core, kexec, device model and host areas
 * that returns int returns 0 (or a documented non-negative value) or one of
 * these, negated. Nothing else ever comes out, and errno carries nothing:
 *
 *   ENODEV      this machine does not run on Xen, or its kernel offers no
 *               Xen control device
 *   ELIBACC     Xen runs, but none of its libraries can be used
 *   EOPNOTSUPP  the running Xen (or what answers for it) cannot do this
 *   EPROTO      the running Xen speaks another interface version
 *   EPERM       not permitted: not privileged, or refused by a policy
 *   EINVAL      an argument is not valid
 *   ESRCH       no such domain
 *   ENOMEM      out of memory, here or in Xen
 *   EFAULT      Xen could not read or write the caller's memory
 *   ENOENT      the thing named (image, binding, device) does not exist
 *   EEXIST      it exists already
 *   EBUSY       it is in use
 *   ENOSPC      no room is left in Xen or in the caller's buffer
 *   ERANGE      a number is outside of what Xen can hold
 *   EAGAIN      try again
 *   EMFILE      no file descriptor is left, in the process or in the system
 *   EIO         anything else; the log has the number Xen gave
 *
 * A function's own list has the ones to expect of it. Where Xen is asked,
 * any other of these may come, too, since Xen's refusals differ by release.
 *
 * Threads: a handle may be used by one thread at a time; handles are
 * independent of each other. Fork: the child may only close a handle that
 * it inherited. Exec: every file descriptor is close-on-exec.
 *
 * Structures that the library fills are passed with their size
 * (`sizeof(struct ...)`, the size the caller was compiled with), so that
 * they may grow at the end in later versions. The library never writes
 * past that size, and clears what it does not know. A size smaller than the
 * one of version 1.0 is EINVAL.
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

/** enum xenstable_log_level - how much a message matters */
enum xenstable_log_level {
    XENSTABLE_LOG_ERROR = 0,   /* something failed, and what to do */
    XENSTABLE_LOG_WARNING = 1, /* it works, but not as it should */
    XENSTABLE_LOG_INFO = 2,    /* what was chosen */
    XENSTABLE_LOG_DEBUG = 3    /* every candidate, every raw error */
};

/**
 * xenstable_log_fn - receives one message
 * @data:    as given to xenstable_open()
 * @level:   see &enum xenstable_log_level; new levels may come
 * @message: one line without newline; valid during the call only
 *
 * Called in the thread that uses the handle. It must not use the handle.
 */
typedef void xenstable_log_fn(void *data, enum xenstable_log_level level,
                              const char *message);

/**
 * xenstable_open() - find out what runs and choose who answers
 * @xs_r:     receives the handle; untouched on error
 * @log:      receives messages until close, or NULL for silence
 * @log_data: passed to @log
 * @flags:    must be 0
 *
 * Not being on Xen, or finding no usable library, is not an error here: the
 * handle then answers every operation with the one documented code, and
 * xenstable_status() and xenstable_message() say why. So it is where nothing
 * can be told, for want of a descriptor or of rights: that is another code
 * than ENODEV.
 *
 * With XENSTABLE_DEBUG=1 in the environment messages go to standard error
 * as well. XENSTABLE_LIBRARY_PATH (folders searched first, colon-separated),
 * XENSTABLE_PROVIDERS ("libxenctrl", "hypercall", or both in order, comma-
 * separated) and XENSTABLE_RUNNING ("X.Y" or "none") override what would be
 * found. Blanks do no harm, and what follows X.Y in Xen's own version
 * ("4.20.4-pre") is left out; the log has a warning for what cannot be
 * understood. Programs with raised privileges (secure execution) ignore all
 * four.
 *
 * Return: 0; -EINVAL (@xs_r is NULL, unknown flag), -ENOMEM.
 * Threads: may be called in any thread at any time. Use the handle in one
 * thread at a time. Fork: a child may only close it.
 * Xen: any, and none. Since: 1.0
 */
int xenstable_open(struct xenstable **xs_r, xenstable_log_fn *log,
                   void *log_data, unsigned int flags);

/**
 * xenstable_open_with_logger() - the same, for a program that has a
 *                                xentoollog_logger
 * @xs_r:   receives the handle; untouched on error
 * @logger: borrowed until xenstable_close(); receives our messages and those
 *          of Xen's own libraries; NULL for silence
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
 * xenstable_close() - release a handle and all that belongs to it
 * @xs: handle, or NULL for nothing
 *
 * Strings that were handed out for @xs end with it. Libraries stay loaded.
 *
 * Fork: allowed in the child, where Xen hears nothing of it; a page that was
 * for hypercalls is left as it is there, as <xencall.h> wants it. Fork while
 * no other thread opens or closes one of Xen's handles: their libraries
 * share a lock, which a child cannot wait for.
 * Xen: any, and none. Since: 1.0
 */
void xenstable_close(struct xenstable *xs);

/**
 * xenstable_status() - does anything answer at all?
 * @xs: open handle
 *
 * Return: 0 (at least one provider answers); -ENODEV (not on Xen, or no
 * control device), -ELIBACC (no usable library), -EPERM (the device, or what
 * tells that Xen runs, may not be read), -EMFILE (no descriptor), -EIO (any
 * other error there), -EOPNOTSUPP (only providers that were excluded could
 * answer), -EINVAL (@xs is NULL).
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_status(const struct xenstable *xs);

/**
 * xenstable_message() - the reason for xenstable_status() as a sentence
 * @xs: open handle
 *
 * Says what runs, what is missing and what an administrator can do.
 *
 * Return: a string that is valid until xenstable_close(), never NULL; ""
 * where there is nothing to say or @xs is NULL.
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
const char *xenstable_message(const struct xenstable *xs);

/**
 * xenstable_running_release() - the release of the running hypervisor
 * @xs:      open handle
 * @major_r: receives X of Xen X.Y, may be NULL
 * @minor_r: receives Y of Xen X.Y, may be NULL
 *
 * Return: 0; where it is not known, what xenstable_status() returns, as
 * -ENODEV (not on Xen); -EINVAL (@xs is NULL).
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_running_release(const struct xenstable *xs,
                              unsigned int *major_r, unsigned int *minor_r);

/**
 * xenstable_library_version() - the version of this library, as "1.2.3"
 *
 * That of the header is XENSTABLE_VERSION_STRING, of <xenstable/version.h>.
 *
 * Return: a constant string. Xen: any, and none. Since: 1.0
 */
const char *xenstable_library_version(void);

/**
 * xenstable_error_name() - "ESRCH" for -ESRCH
 * @error: one of the errors of this area, negative or not
 *
 * Return: a constant string; "OK" for 0, NULL for what is not in the list.
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
 * struct xenstable_operation_info - who answers one operation
 * @name:     "kexec_load" for XENSTABLE_OPERATION_KEXEC_LOAD
 * @area:     "kexec", "device_model" or "host"; see also
 *            xenstable_toolstack_query()
 * @provider: "libxenctrl", "hypercall", or NULL when nothing answers
 * @reason:   NULL when it can be called, else a sentence that says why not
 * @status:   0, or the code that a call would return now
 * @locked:   Xen checks an interface version before it answers, so that an
 *            unknown release may refuse with -EPROTO
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
 * xenstable_operation_query() - can this operation be called, who answers?
 * @xs:         open handle
 * @operation:  one of &enum xenstable_operation; or 0, 1, ... until -ENOENT
 *              for all that the library knows, which may be newer
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
 * xenstable_libxl_ctx_alloc() and xenstable_xlu_cfg_init() would; what they do
 * then, opening the Xenstore first of all, may still fail. Everything else of
 * the area, such as init, copy, dispose and JSON, needs no library of Xen's.
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
 * enum xenstable_feature - what differs between releases beside operations
 * @XENSTABLE_FEATURE_IOPORT_MAPPING_GRANTS_PERMISSION: mapping I/O ports
 *     also permits the domain to use them. Not so on releases after 4.22:
 *     call xenstable_device_model_ioport_permission() there as well.
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
 * xenstable_feature_query() - does the running release have it?
 * @xs:      open handle
 * @feature: one of &enum xenstable_feature
 *
 * Return: 1 or 0; where the release is not known, what xenstable_status()
 * returns, as -ENODEV (not on Xen); -ENOENT (no such feature), -EINVAL (@xs is
 * NULL).
 * Threads: one at a time per @xs. Xen: any, and none. Since: 1.0
 */
int xenstable_feature_query(const struct xenstable *xs, unsigned int feature);

/**
 * xenstable_feature_name() - "gpaddr_bits" for XENSTABLE_FEATURE_GPADDR_BITS
 * @feature: one of &enum xenstable_feature; or 0, 1, ... until NULL for all
 *           that the library knows
 *
 * Return: a constant string, or NULL for no such feature. Xen: any, and none.
 * Since: 1.0
 */
const char *xenstable_feature_name(unsigned int feature);

/**
 * struct xenstable_library_info - one of Xen's libraries on this system
 * @name:    "libxenctrl" or "libxencall"; after xenstable_toolstack_query()
 *           also "libxenlight" or "libxlutil"
 * @path:    where it was found, the name that was looked for, or a folder
 *           that could not be searched
 * @reason:  NULL when it is in use, else a sentence that says why not
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
