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

enum { CLAUSE_BYTES = 1024, REMEDY_BYTES = 512 };

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

    xs->status = probe->error ? explain_code(probe->error) : -ENODEV;
    if (xs->status == -ENOMEM)
        return -ENOMEM;
    if (!probe->error)
        return handle_text(&xs->message,
                           "Xen runs, but /sys/hypervisor/version does not "
                           "say which, and there is no Xen control device; "
                           "load the module xen-privcmd");
    return handle_text(
        &xs->message, "cannot find out whether Xen runs here: %s: %s",
        probe->path, explain_errno(probe->error, reason, sizeof(reason)));
}

int explain_no_xen(struct xenstable *xs)
{
    xs->no_xen = true;
    xs->status = -ENODEV;
    return handle_text(&xs->message, "this machine does not run on Xen");
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
    case FAULT_MACHINE:
        snprintf(text, bytes, "Install %s for this machine", package);
        break;
    case FAULT_CHANGED:
        snprintf(text, bytes,
                 "Install %s, built from the Xen project's own sources",
                 package);
        break;
    case FAULT_STAND_IN:
        snprintf(text, bytes,
                 "Take the folder of stand-ins out of LD_LIBRARY_PATH and "
                 "start the program by `xenstable run`");
        break;
    case FAULT_UNREADABLE:
        snprintf(text, bytes, "Let this user read it");
        break;
    case FAULT_FORBIDDEN:
        snprintf(text, bytes,
                 "Have it on a file system that is not mounted noexec, and "
                 "let no policy forbid it");
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

/* The same for a library of the running release, with ". " in front. */
static const char *release_remedy(const struct xenstable *xs, int ret,
                                  const char *soname, char *text, size_t bytes)
{
    char package[96], remedy[256], others[128];

    *text = '\0';
    snprintf(package, sizeof(package),
             "the tools libraries of Xen %u.%u (Debian: libxenmisc%u.%u)",
             xs->major, xs->minor, xs->major, xs->minor);
    explain_remedy(&xs->libraries, ret, soname, package, remedy,
                   sizeof(remedy));
    if (!*remedy)
        return text;
    if (libraries_others(&xs->libraries, xs->major, xs->minor, others,
                         sizeof(others)))
        snprintf(text, bytes,
                 ". %s, or reboot into the Xen that is installed (found: %s)",
                 remedy, others);
    else
        snprintf(text, bytes, ". %s", remedy);
    return text;
}

/* A folder in a path variable that does not exist or is no folder. */
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
        /* A pattern stands for many folders, which need not exist. */
        if (!strpbrk(folder, "%*"))
            warn_of_folder(xs, folder);
    }
}

/* Who answers instead of libxenctrl, or why nobody does. */
static const char *instead(const struct xenstable *xs, const int results[])
{
    if (!xs->status)
        return xs->known || (xs->described && xs->release->domctl &&
                             xs->release->sysctl)
                   ? "libxenstable makes the hypercalls itself"
                   : "operations without an interface version work, "
                     "the others may be refused";
    return results[PROVIDER_HYPERCALL] == -EOPNOTSUPP
               ? "XENSTABLE_PROVIDERS allows nothing else"
               : xs->reason[PROVIDER_HYPERCALL];
}

/* What to do about a provider's library that is of no release. */
static const char *stable_remedy(const struct xenstable *xs,
                                 unsigned int index, int ret, char *text,
                                 size_t bytes)
{
    char soname[32], package[64];

    snprintf(soname, sizeof(soname), "%s.so.1", providers[index].library);
    snprintf(package, sizeof(package), "%s (Debian: %s1)", soname,
             providers[index].library);
    return explain_remedy(&xs->libraries, ret, soname, package, text, bytes);
}

int explain_asking(struct xenstable *xs, unsigned int index,
                   const struct probe *probe, int ret)
{
    const char *reason = xs->reason[index];
    char remedy[REMEDY_BYTES];

    if (ret != -EPERM && ret != -ELIBACC && ret != -EMFILE &&
        (ret != -EIO || !reason))
        ret = -ENODEV;
    xs->status = ret;
    xs->no_xen = ret == -ENODEV && !probe->says_xen;
    stable_remedy(xs, index, ret, remedy, sizeof(remedy));
    if (ret == -ENODEV)
        reason = "no hypervisor answers through it";
    else if (!reason)
        reason = xenstable_error_text(ret);
    return handle_text(&xs->message,
                       "there is a Xen control device, but %s%s%s", reason,
                       *remedy ? ". " : "", remedy);
}

int explain_unknown_release(struct xenstable *xs, const char *but)
{
    const struct release *oldest = &known_releases[0];
    const struct release *newest = &known_releases[known_releases_count - 1];
    bool is_old =
        RELEASE(xs->major, xs->minor) < RELEASE(oldest->major, oldest->minor);

    if (xs->described)
        return handle_text(
            &xs->message,
            "Xen %u.%u is running, which this libxenstable %s knows by %s%s",
            xs->major, xs->minor, PACKAGE_VERSION, xs->described_by, but);
    return handle_text(
        &xs->message,
        "Xen %u.%u is running, which this libxenstable %s does not know (it "
        "knows %u.%u to %u.%u)%s%s%s. Install a newer %s",
        xs->major, xs->minor, PACKAGE_VERSION, oldest->major, oldest->minor,
        newest->major, newest->minor, but,
        xs->described_reason ? "; its release file is refused: " : "",
        xs->described_reason ? xs->described_reason : "",
        is_old ? "Xen" : "libxenstable");
}

const char *explain_of_release(const struct xenstable *xs, int ret,
                               const char *name, char *text, size_t bytes)
{
    char soname[40], clause[CLAUSE_BYTES], remedy[REMEDY_BYTES];

    libraries_soname(name, xs->major, xs->minor, soname, sizeof(soname));
    explain_library(&xs->libraries, ret, soname, clause, sizeof(clause));
    release_remedy(xs, ret, soname, remedy, sizeof(remedy));
    snprintf(text, bytes, "%s%s", clause, remedy);
    return text;
}

int explain_not_loaded(struct xenstable *xs, int ret, const char *name)
{
    char text[CLAUSE_BYTES + REMEDY_BYTES];

    explain_of_release(xs, ret, name, text, sizeof(text));
    return handle_text(&xs->message, "Xen %u.%u is running, but %s", xs->major,
                       xs->minor, text);
}

int explain_no_parser(struct xenstable *xs, int ret, const char *soname)
{
    char clause[CLAUSE_BYTES], remedy[REMEDY_BYTES];

    if (!*soname)
        return handle_text(
            &xs->message, "there is no libxlutil of any Xen that libxenstable "
                          "knows. Install the tools libraries of Xen (Debian: "
                          "libxenmisc...)");
    explain_library(&xs->libraries, ret, soname, clause, sizeof(clause));
    explain_remedy(&xs->libraries, ret, soname,
                   "the tools libraries of its Xen", remedy, sizeof(remedy));
    return handle_text(&xs->message, "%s%s%s", clause, *remedy ? ". " : "",
                       remedy);
}

/* A provider that is wanted first was not opened. */
static int explain_first(struct xenstable *xs, unsigned int index,
                         const int results[])
{
    const struct provider *provider = &providers[index];
    const char *but = instead(xs, results);
    char soname[40], text[CLAUSE_BYTES], remedy[REMEDY_BYTES];
    int ret;

    if (!provider->of_release) {
        stable_remedy(xs, index, results[index], remedy, sizeof(remedy));
        return handle_text(&xs->message, "Xen %u.%u is running, but %s. %s",
                           xs->major, xs->minor, xs->reason[index], remedy);
    }
    if (!xs->known) {
        snprintf(text, sizeof(text), "; %s", but);
        return explain_unknown_release(xs, text);
    }
    ret = libraries_scan(&xs->libraries);
    if (ret)
        return ret;
    libraries_soname(provider->library, xs->major, xs->minor, soname,
                     sizeof(soname));
    release_remedy(xs, results[index], soname, remedy, sizeof(remedy));
    return handle_text(&xs->message, "Xen %u.%u is running, but %s; %s%s",
                       xs->major, xs->minor, xs->reason[index], but, remedy);
}

/* No provider could be opened, although its library was found. */
static int explain_refusal(struct xenstable *xs, const int results[])
{
    const char *reason = NULL;
    unsigned int i;

    for (i = 0; i < PROVIDER_COUNT && !reason; i++)
        if (results[i] == xs->status)
            reason = xs->reason[i];
    return handle_text(&xs->message, "Xen %u.%u is running, but %s", xs->major,
                       xs->minor,
                       reason ? reason : xenstable_error_text(xs->status));
}

int explain_outcome(struct xenstable *xs, const int results[])
{
    unsigned int first = 0;
    int ret = 0;

    while (first < PROVIDER_COUNT && results[first] == -EOPNOTSUPP)
        first++;
    if (first == PROVIDER_COUNT)
        ret =
            handle_text(&xs->message,
                        "Xen %u.%u is running, but XENSTABLE_PROVIDERS names "
                        "no provider",
                        xs->major, xs->minor);
    else if (xs->status && xs->status != -ELIBACC)
        ret = explain_refusal(xs, results);
    else if (!xs->open[first])
        ret = explain_first(xs, first, results);
    if (xs->message)
        log_write(&xs->log,
                  xs->status ? XENSTABLE_LOG_ERROR : XENSTABLE_LOG_WARNING,
                  "%s", xs->message);
    return ret;
}

const char *explain_missing(const struct xenstable *xs)
{
    if (xs->status)
        return xs->message;
    return "libxenctrl of the running Xen has no such function; "
           "the hypercall provider, which needs libxencall.so.1, has it";
}

/* The provider that loads a library, or PROVIDER_COUNT. */
static unsigned int provider_of(const struct library *library)
{
    unsigned int i;

    for (i = 0; i < PROVIDER_COUNT; i++)
        if (strcmp(providers[i].library, library->name) == 0)
            break;
    return i;
}

const char *explain_unused(const struct xenstable *xs,
                           const struct library *library)
{
    unsigned int index = provider_of(library);
    /* libxl's are open where they are loaded. */
    bool open = index == PROVIDER_COUNT || xs->open[index];
    const char *reason = open ? NULL : xs->reason[index];

    if (library->reason)
        return library->reason;
    if (library->loaded)
        return reason;
    if (!xs->on_xen)
        return xs->message;
    if (library->major != xs->major || library->minor != xs->minor)
        return "it belongs to another release";
    if (open)
        return "another file of that name is in use";
    return reason ? reason : "XENSTABLE_PROVIDERS excludes it";
}

void explain_unknown_provider(struct xenstable *xs, const char *word,
                              size_t bytes)
{
    log_write(&xs->log, XENSTABLE_LOG_WARNING,
              "XENSTABLE_PROVIDERS: \"%.*s\" is ignored; it knows %s and %s",
              (int)bytes, word, providers[PROVIDER_XENCTRL].name,
              providers[PROVIDER_HYPERCALL].name);
}
