/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/error.h"

#include <errno.h>
#include <string.h>

#include "lib/arguments.h"
#include "lib/handle.h"

/* The closed set, as documented in <xenstable/core.h>. The texts are in the
   table itself: the loader would relocate a pointer in each program. */
static const struct {
    int code;
    char name[16];
    char text[52];
} errors[] = {
    {0, "OK", "success"},
    {ENODEV, "ENODEV", "this machine does not run on Xen"},
    {ELIBACC, "ELIBACC", "none of Xen's libraries can be used"},
    {EOPNOTSUPP, "EOPNOTSUPP", "the running Xen cannot do this"},
    {EPROTO, "EPROTO", "the running Xen speaks another interface version"},
    {EPERM, "EPERM", "not permitted"},
    {EINVAL, "EINVAL", "an argument is not valid"},
    {ESRCH, "ESRCH", "no such domain"},
    {ENOMEM, "ENOMEM", "out of memory"},
    {EFAULT, "EFAULT", "memory of the caller cannot be read or written"},
    {ENOENT, "ENOENT", "it does not exist"},
    {EEXIST, "EEXIST", "it exists already"},
    {EBUSY, "EBUSY", "it is in use"},
    {ENOSPC, "ENOSPC", "no space is left"},
    {ERANGE, "ERANGE", "a number is out of range"},
    {EAGAIN, "EAGAIN", "try again"},
    {EMFILE, "EMFILE", "no file descriptor is left"},
    {EIO, "EIO", "an error that has no code here"},
};

/* Errnos of Xen for which another code is returned. What is in neither table
   is EIO. */
static const struct {
    int raw;
    int code;
} mapped[] = {
    /* Ours mean something else: a device that Xen does not know, ... */
    {ENODEV, ENOENT},
    {ENXIO, ENOENT},
    {ENODATA, ENOENT},
    /* ... and a library or a protocol of somebody else. */
    {ELIBACC, EIO},
    {EPROTO, EIO},
    {EACCES, EPERM},
    /* The descriptor is /dev/null after xentoolcore_restrict_all(). */
    {ENOTTY, EPERM},
    {ENOSYS, EOPNOTSUPP},
    {EADDRNOTAVAIL, EINVAL},
    {EOVERFLOW, ERANGE},
    {EDOM, ERANGE},
    {E2BIG, ERANGE},
    {ENOBUFS, ENOSPC},
    {ENFILE, EMFILE},
    {EINTR, EAGAIN},
};

static int find(int error)
{
    unsigned int i;

    for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (errors[i].code == error || -errors[i].code == error)
            return (int)i;
    return -1;
}

const char *xenstable_error_name(int error)
{
    int i = find(error);

    return i < 0 ? NULL : errors[i].name;
}

const char *xenstable_error_text(int error)
{
    int i = find(error);

    return i < 0 ? "not a code of this library" : errors[i].text;
}

static int code_for(int raw)
{
    unsigned int i;

    for (i = 0; i < sizeof(mapped) / sizeof(mapped[0]); i++)
        if (mapped[i].raw == raw)
            return mapped[i].code;
    /* A failure with errno 0 is still a failure. */
    return raw > 0 && find(raw) > 0 ? raw : EIO;
}

int error_mismatch(struct xenstable *xs, unsigned int operation)
{
    log_write(&xs->log, XENSTABLE_LOG_WARNING,
              "%s: Xen %u.%u refuses the interface version used here; "
              "a newer libxenstable or the tools of that Xen may help",
              operation_facts[operation].name, xs->major, xs->minor);
    return -EPROTO;
}

int error_gate_errno(struct xenstable *xs, unsigned int operation, int raw)
{
    const struct operation_facts *facts = &operation_facts[operation];
    const struct provider *provider = xs->answers[operation];
    int code = code_for(raw);

    if (raw == EACCES && facts->locked && provider &&
        provider_is_mismatch(xs, operation))
        code = EPROTO;
    log_write(&xs->log, XENSTABLE_LOG_DEBUG,
              "%s: %s answered errno %d (%s): %s", facts->name,
              provider ? provider->name : "nobody", raw, strerror(raw),
              xenstable_error_name(code));
    return code == EPROTO ? error_mismatch(xs, operation) : -code;
}

int error_gate(struct xenstable *xs, unsigned int operation)
{
    return error_gate_errno(xs, operation, errno);
}

int argument_invalid(struct xenstable *xs, const char *function,
                     const char *argument)
{
    if (xs)
        log_write(&xs->log, XENSTABLE_LOG_DEBUG,
                  "%s: argument %s is not valid", function, argument);
    return -EINVAL;
}
