/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "xen-names.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "output.h"

/*
 * The libraries that have Xen's release in their SONAME, from 4.14 on. The
 * others (libxencall, libxenstore, libxenhypfs, ...) have a number of their
 * own that changes when their ABI does, which is what a program can rely on.
 */
static const char *const unstable_libraries[] = {
    "libxenctrl", "libxenguest", "libxenlight",   "libxlutil",
    "libxenstat", "libxenvchan", "libxenfsimage",
};

/* More than enough for "certain": a program with a handle uses these. */
static const char *const xenctrl_prefixes[] = {
    "xc_interface_", "xc__hypercall_", "xc_hypercall_", "xc_domain_",
    "xc_vcpu_",      "xc_hvm_",        "xc_get_hvm_",   "xc_set_hvm_",
    "xc_kexec_",     "xc_physdev_",    "xc_evtchn_",    "xc_gnttab_",
    "xc_gntshr_",    "xc_flask_",      "xc_monitor_",   "xc_altp2m_",
    "xc_sched_",     "xc_memshr_",     "xc_psr_",       "xc_livepatch_",
    "xc_cpupool_",   "xc_vmtrace_",    "xc_tbuf_",      "xc_mem_paging_",
};

/* Parts of libxenguest whose names look like libxenctrl's. */
static const char *const xenguest_prefixes[] = {
    "xc_dom_",
    "xc_domain_save",
    "xc_domain_restore",
    "xc_suspend_evtchn_",
    "xc_await_suspend",
    "xc_cpu_policy_",
    "xc_cpuid_apply_policy",
    "xc_get_cpu_featureset",
    "xc_get_cpu_policy_",
    "xc_get_domain_cpu_policy",
    "xc_get_static_cpu_featuremask",
    "xc_get_system_cpu_policy",
    "xc_elf_set_logfile",
    "xc_exchange_page",
    "xc_linux_build",
    "xc_map_m2p",
    "xc_mark_page_",
    "xc_query_page_offline_status",
};

/* Others, and whether no library but Xen's is known to have such names. */
static const struct {
    const char *prefix;
    const char *library;
    bool certain;
} other_prefixes[] = {
    {"libxl_", "libxenlight", true},   {"xlu_", "libxlutil", true},
    {"xenstat_", "libxenstat", true},  {"libxenvchan_", "libxenvchan", true},
    {"fsi_", "libxenfsimage", false},  {"fsig_", "libxenfsimage", false},
    {"fsip_", "libxenfsimage", false}, {"elf_", "libxenguest", false},
};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static bool starts_with(const char *text, const char *prefix)
{
    return !strncmp(text, prefix, strlen(prefix));
}

static bool starts_with_any(const char *text, const char *const *prefixes,
                            size_t nr_prefixes)
{
    for (size_t i = 0; i < nr_prefixes; i++)
        if (starts_with(text, prefixes[i]))
            return true;
    return false;
}

/* A library may be named by its path. */
static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

char *xen_library_name(const char *soname)
{
    const char *file = file_name(soname);
    const char *end = strstr(file, ".so");

    return must_format("%.*s",
                       (int)(end ? (size_t)(end - file) : strlen(file)), file);
}

/* Xen's releases are 4.0 and later; libxenstore.so.3.0 is not one of them. */
const char *xen_library_release(const char *soname)
{
    const char *version = strstr(file_name(soname), ".so.");
    const char *text;

    if (!version)
        return NULL;
    version += strlen(".so.");
    text = version;
    if (!isdigit((unsigned char)*text) || strtoul(text, NULL, 10) < 4)
        return NULL;
    while (isdigit((unsigned char)*text))
        text++;
    if (*text++ != '.' || !isdigit((unsigned char)*text))
        return NULL;
    while (isdigit((unsigned char)*text))
        text++;
    return *text ? NULL : version;
}

bool xen_library_is_unstable(const char *soname)
{
    const char *file = file_name(soname);
    const char *end = strstr(file, ".so");

    if (!end || (end[3] && end[3] != '.'))
        return false;
    for (size_t i = 0; i < LENGTH(unstable_libraries); i++) {
        size_t length = strlen(unstable_libraries[i]);

        if (length == (size_t)(end - file) &&
            !memcmp(file, unstable_libraries[i], length))
            return true;
    }
    /* One that later releases add gives itself away by its version. */
    return starts_with(file, "libxen") && xen_library_release(file);
}

bool is_libxenstable(const char *soname)
{
    return starts_with(file_name(soname), "libxenstable.so");
}

const char *xen_library_of_symbol(const char *symbol, bool certain)
{
    for (size_t i = 0; i < LENGTH(other_prefixes); i++)
        if (starts_with(symbol, other_prefixes[i].prefix) &&
            (other_prefixes[i].certain || !certain))
            return other_prefixes[i].library;
    if (starts_with_any(symbol, xenguest_prefixes, LENGTH(xenguest_prefixes)))
        return "libxenguest";
    if (!starts_with(symbol, "xc_"))
        return NULL;
    if (!certain || drop_in_area(symbol, "libxenctrl") ||
        starts_with_any(symbol, xenctrl_prefixes, LENGTH(xenctrl_prefixes)))
        return "libxenctrl";
    return NULL;
}

static int compare_name(const void *key, const void *element)
{
    return strcmp(key, ((const struct drop_in_symbol *)element)->name);
}

static const struct drop_in_symbol *find_drop_in(const char *symbol,
                                                 const char *library)
{
    const struct drop_in_symbol *found =
        bsearch(symbol, drop_in_symbols, nr_drop_in_symbols,
                sizeof(*drop_in_symbols), compare_name);

    return found && !strcmp(found->library, library) ? found : NULL;
}

const char *drop_in_area(const char *symbol, const char *library)
{
    const struct drop_in_symbol *found = find_drop_in(symbol, library);

    return found ? found->area : NULL;
}

bool stand_in_answers(const char *symbol, const char *library)
{
    const struct drop_in_symbol *found = find_drop_in(symbol, library);

    return found && !found->source_only;
}

const struct drop_in *drop_in_of(const char *library)
{
    static const struct drop_in drop_ins[] = {
        {"libxenctrl", "xencontrol", "<xenctrl.h>"},
        {"libxenlight", "xenlight", "<libxl.h>, <libxl_utils.h>, ..."},
        {"libxlutil", "xlutil", "<libxlutil.h>"},
    };

    for (size_t i = 0; i < LENGTH(drop_ins); i++)
        if (!strcmp(drop_ins[i].library, library))
            return &drop_ins[i];
    return NULL;
}
