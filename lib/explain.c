/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/explain.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "lib/libraries.h"
#include "lib/probe.h"

enum { CLAUSE_BYTES = 1024 };

int explain_code(int error)
{
    switch (error) {
    case EMFILE:
    case ENFILE:
        return -EMFILE;
    case ENOMEM:
        return -ENOMEM;
    case EPERM:
    case EACCES:
        return -EPERM;
    default:
        return -EIO;
    }
}

const char *explain_errno(int error, char *text, size_t bytes)
{
    struct rlimit limit;

    if (error == EMFILE && getrlimit(RLIMIT_NOFILE, &limit) == 0)
        snprintf(text, bytes,
                 "this process has no file descriptor left; its limit is "
                 "%llu, raise it (ulimit -n, LimitNOFILE= of systemd)",
                 (unsigned long long)limit.rlim_cur);
    else if (error == ENFILE)
        snprintf(text, bytes,
                 "the system has no file descriptor left; raise its limit "
                 "(sysctl fs.file-max)");
    else
        snprintf(text, bytes, "%s",
                 error ? strerror(error) : "no reason given");
    return text;
}

int explain_probe(struct xenstable *xs, const struct probe *probe)
{
    char reason[CLAUSE_BYTES];
    int ret;

    if (!probe->error)
        return handle_text(&xs->message,
                           "Xen runs, but /sys/hypervisor/version does not "
                           "say which, and there is no Xen control device; "
                           "load the module xen-privcmd")
                   ? -ENOMEM
                   : -ENODEV;
    ret = explain_code(probe->error);
    if (ret != -ENOMEM &&
        handle_text(
            &xs->message, "cannot find out whether Xen runs here: %s: %s",
            probe->path, explain_errno(probe->error, reason, sizeof(reason))))
        ret = -ENOMEM;
    return ret;
}

int explain_connection(struct xenstable *xs, enum provider_index index,
                       int error)
{
    char reason[CLAUSE_BYTES];

    switch (error) {
    case EPERM:
    case EACCES:
        return handle_reason(xs, index, -EPERM,
                             "the kernel refuses access to its Xen control "
                             "device (%s); be root in the control domain, "
                             "outside of a container or policy that forbids "
                             "the device",
                             strerror(error));
    case ENOENT:
    case ENODEV:
    case ENXIO:
        return handle_reason(xs, index, -ENODEV,
                             "there is no Xen control device; load the "
                             "module xen-privcmd");
    case ENOMEM:
        return -ENOMEM;
    default:
        return handle_reason(xs, index, explain_code(error),
                             "it is not possible to connect to Xen: %s",
                             explain_errno(error, reason, sizeof(reason)));
    }
}

const char *explain_library(const struct library_list *found, int ret,
                            const char *soname, char *text, size_t bytes)
{
    const struct library *rejected = libraries_rejected(found, soname);
    char reason[CLAUSE_BYTES];

    if (ret == -EMFILE)
        snprintf(text, bytes, "%s cannot be loaded: %s", soname,
                 explain_errno(found->error, reason, sizeof(reason)));
    else if (rejected)
        snprintf(text, bytes, "%s cannot be used (%s)", soname,
                 rejected->reason);
    else
        snprintf(text, bytes, "%s is not installed", soname);
    return text;
}

int explain_provider_library(struct xenstable *xs, enum provider_index index,
                             int ret, const char *soname)
{
    char text[CLAUSE_BYTES];

    if (!ret || ret == -ENOMEM)
        return ret;
    return handle_reason(
        xs, index, ret, "%s",
        explain_library(&xs->libraries, ret, soname, text, sizeof(text)));
}

const char *explain_remedy(const struct library_list *found, int ret,
                           const char *soname, const char *package, char *text,
                           size_t bytes)
{
    const struct library *rejected = libraries_rejected(found, soname);
    enum library_fault fault = rejected ? rejected->fault : FAULT_ABSENT;

    *text = '\0';
    if (ret != -ELIBACC)
        return text;
    switch (fault) {
    case FAULT_NONE:
    case FAULT_ABSENT:
        snprintf(text, bytes, "Install %s", package);
        break;
    case FAULT_DAMAGED:
        snprintf(text, bytes, "Install %s again", package);
        break;
    case FAULT_CHANGED:
        snprintf(text, bytes,
                 "Install %s, built from the Xen project's own sources",
                 package);
        break;
    case FAULT_UNREADABLE:
        snprintf(text, bytes, "Let this user read it");
        break;
    case FAULT_NEEDS:
        snprintf(text, bytes,
                 "Install what it needs, or run ldconfig, so that the loader "
                 "finds it");
        break;
    case FAULT_UNTRUSTED:
        snprintf(text, bytes,
                 "Let nobody but root write to it and to its folder, or "
                 "install %s",
                 package);
        break;
    }
    return text;
}

const char *explain_release_remedy(const struct library_list *found, int ret,
                                   const char *soname, unsigned int major,
                                   unsigned int minor, char *text,
                                   size_t bytes)
{
    char package[96], remedy[256], others[128];

    *text = '\0';
    snprintf(package, sizeof(package),
             "the tools libraries of Xen %u.%u (Debian: libxenmisc%u.%u)",
             major, minor, major, minor);
    explain_remedy(found, ret, soname, package, remedy, sizeof(remedy));
    if (!*remedy)
        return text;
    if (libraries_others(found, major, minor, others, sizeof(others)))
        snprintf(text, bytes,
                 ". %s, or reboot into the Xen that is installed (found: %s)",
                 remedy, others);
    else
        snprintf(text, bytes, ". %s", remedy);
    return text;
}

/* A folder that was named and is not there, or is none. */
static void warn_of_folder(struct xenstable *xs, const char *folder)
{
    struct stat status;

    if (stat(folder, &status) == 0) {
        if (S_ISDIR(status.st_mode))
            return;
        errno = ENOTDIR;
    }
    log_write(&xs->log, XENSTABLE_LOG_WARNING,
              "XENSTABLE_LIBRARY_PATH: %s: %s", folder, strerror(errno));
}

void explain_environment(struct xenstable *xs, const struct probe *probe)
{
    const char *list = secure_getenv("XENSTABLE_LIBRARY_PATH");
    const char *debug = secure_getenv("XENSTABLE_DEBUG");
    char folder[PATH_MAX];
    size_t length;

    if (probe->override_ignored)
        log_write(&xs->log, XENSTABLE_LOG_WARNING,
                  "XENSTABLE_RUNNING=%s is neither X.Y nor \"none\"; it is "
                  "ignored",
                  secure_getenv("XENSTABLE_RUNNING"));
    if (debug && *debug && strcmp(debug, "0") != 0 && strcmp(debug, "1") != 0)
        log_write(&xs->log, XENSTABLE_LOG_WARNING,
                  "XENSTABLE_DEBUG=%s is neither 0 nor 1; it is ignored",
                  debug);
    for (; list && *list; list += length + (list[length] == ':')) {
        length = strcspn(list, ":");
        if (!length || length >= sizeof(folder))
            continue;
        snprintf(folder, sizeof(folder), "%.*s", (int)length, list);
        /* One with a mark stands for many, which need not be there. */
        if (!strpbrk(folder, "%*"))
            warn_of_folder(xs, folder);
    }
}
