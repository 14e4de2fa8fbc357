/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/load.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "compat/dlopen-note.h"
#include "lib/handle.h"
#include "lib/libraries.h"

#ifndef HAVE_DLVSYM
/* Where the C library knows no versions, a library has each name once; the
   name that it gives to itself has told its release before. */
#define dlvsym(handle, name, node) dlsym(handle, name)
#endif

/* What is loaded at run time, in the notation of the UAPI group's
   "dlopen metadata for ELF files", so that packagers can see it. */
#define NOTE __attribute__((used, section(".note.dlopen"), aligned(4)))
#ifdef __clang__
/* Its AddressSanitizer would put more than the note into the section. */
#undef NOTE
#define NOTE                                                  \
    __attribute__((used, section(".note.dlopen"), aligned(4), \
                   no_sanitize("address")))
#endif
static const struct {
    ElfW(Nhdr) header;
    char owner[4];
    char text[(sizeof(DLOPEN_NOTE) + 3) / 4 * 4];
} dlopen_note NOTE = {
    {sizeof("FDO"), sizeof(DLOPEN_NOTE), 0x407c0c0a},
    "FDO",
    DLOPEN_NOTE,
};

struct search {
    struct xenstable *xs;
    const struct load_request *request;
    bool found;
};

/* The name that a loaded library gives to itself. */
static const char *soname_of(void *handle)
{
    const char *strings = NULL;
    const ElfW(Dyn) * entry;
    struct link_map *map;
    ElfW(Addr) address;
    size_t name = 0;

    if (dlinfo(handle, RTLD_DI_LINKMAP, &map))
        return NULL;
    for (entry = map->l_ld; entry->d_tag != DT_NULL; entry++) {
        if (entry->d_tag == DT_STRTAB) {
            /* Some linkers leave an offset here, others an address. */
            address = entry->d_un.d_ptr;
            if (address < map->l_addr)
                address += map->l_addr;
            strings = (const char *)address;
        } else if (entry->d_tag == DT_SONAME) {
            name = entry->d_un.d_val;
        }
    }
    return strings && name ? strings + name : NULL;
}

static const char *path_of(void *handle, const char *fallback)
{
    struct link_map *map;

    if (dlinfo(handle, RTLD_DI_LINKMAP, &map) || !map->l_name[0])
        return fallback;
    return map->l_name;
}

/* Resolve every symbol. Return: NULL, or the reason why not. */
static const char *resolve(void *handle, const struct load_request *request,
                           char *reason, size_t bytes)
{
    unsigned int i;

    for (i = 0; i < request->count; i++) {
        const struct load_symbol *symbol = &request->symbols[i];
        const char *node = symbol->node ? symbol->node : request->node;
        void *address;

        if (!symbol->wanted)
            continue;
        address = node ? dlvsym(handle, symbol->name, node)
                       : dlsym(handle, symbol->name);
        if (!address && !symbol->optional) {
            const char *text = dlerror();

            snprintf(reason, bytes, "%s", text ? text : symbol->name);
            return reason;
        }
        memcpy((char *)request->table + symbol->offset, &address,
               sizeof(address));
    }
    return request->check ? request->check(request, reason, bytes) : NULL;
}

static size_t table_bytes(const struct load_request *request)
{
    const struct load_symbol *last = &request->symbols[request->count - 1];

    return last->offset + sizeof(void *);
}

/* Try one file name; visited for each candidate until one is found. */
static int try_file(struct search *search, const char *file)
{
    const struct load_request *request = search->request;
    struct xenstable *xs = search->xs;
    char buffer[PATH_MAX];
    const char *reason, *soname;
    int ret;
    void *handle;

    errno = 0;
    handle = dlopen(file, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!handle && errno == ENOMEM)
        return -ENOMEM;
    if (!handle) {
        reason = dlerror();
        if (!reason)
            reason = "it cannot be loaded";
    } else {
        file = path_of(handle, file);
        soname = soname_of(handle);
        if (!soname || strcmp(soname, request->soname) != 0) {
            snprintf(buffer, sizeof(buffer), "it calls itself %s, not %s",
                     soname ? soname : "nothing", request->soname);
            reason = buffer;
        } else {
            reason = resolve(handle, request, buffer, sizeof(buffer));
        }
    }
    ret = libraries_add(xs, request->name, file, request->major,
                        request->minor, !reason, reason);
    if (reason) {
        log_write(&xs->log, XENSTABLE_LOG_DEBUG, "rejected %s: %s", file,
                  reason);
        memset(request->table, 0, table_bytes(request));
        if (handle)
            dlclose(handle);
    } else {
        log_write(&xs->log, XENSTABLE_LOG_INFO, "using %s", file);
        search->found = true;
    }
    return ret ? ret : search->found;
}

static int try_folder(void *data, const char *folder)
{
    struct search *search = data;
    char file[PATH_MAX];
    struct stat status;

    if (snprintf(file, sizeof(file), "%s/%s", folder,
                 search->request->soname) >= (int)sizeof(file))
        return 0;
    /* A link to nowhere is worth a word in the log, too. */
    return lstat(file, &status) == 0 ? try_file(search, file) : 0;
}

int load_library(struct xenstable *xs, const struct load_request *request)
{
    struct search search = {.xs = xs, .request = request};
    const char *extra = handle_environment("XENSTABLE_LIBRARY_PATH");
    char version[16];
    int ret;

    snprintf(version, sizeof(version), "%u.%u", request->major,
             request->minor);
    ret = libraries_each_folder(extra, version, try_folder, &search);
    if (!ret)
        ret = try_file(&search, request->soname);
    if (!ret && request->major)
        ret = libraries_each_folder(COINSTALLED_FOLDERS, version, try_folder,
                                    &search);
    if (ret < 0)
        return ret;
    return search.found ? 0 : -ELIBACC;
}
