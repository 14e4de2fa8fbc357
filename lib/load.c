/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lib/load.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/libraries.h"
#include "lib/log.h"

#ifndef HAVE_DLVSYM
/* Without symbol versions (musl) a library has each name once, and its
   DT_SONAME has told its release before. */
#define dlvsym(handle, name, node) dlsym(handle, name)
#endif

/* More than a library of Xen needs from its own folder. */
enum { MAX_NEIGHBOURS = 32, MAX_DEPTH = 8 };

enum { REASON_BYTES = PATH_MAX + 512 };

struct search {
    struct library_list *found;
    struct log *log;
    const struct load_request *request;
    bool check_owner; /* nobody named the folders */
    bool present;     /* the system's own search came across one */
    bool loaded;
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
        address = node && *node ? dlvsym(handle, symbol->name, node)
                                : dlsym(handle, symbol->name);
        if (!address && !symbol->optional) {
            const char *text = dlerror();

            snprintf(reason, bytes, "%s", text ? text : symbol->name);
            return reason;
        }
        memcpy((char *)request->table + symbol->offset, &address,
               sizeof(address));
    }
    return NULL;
}

static size_t table_bytes(const struct load_request *request)
{
    const struct load_symbol *last = &request->symbols[request->count - 1];

    return last->offset + sizeof(void *);
}

/* Which of these errors does the loader's text end with? There is no errno. */
static int errno_of(const char *text)
{
    static const int errors[] = {EMFILE, ENFILE, ENOMEM,
                                 EPERM,  EACCES, ENOENT};
    unsigned int i;

    for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (strstr(text, strerror(errors[i])))
            return errors[i];
    return 0;
}

/* 0, or the errno of mapping so much for the file @fd, or for nobody. */
static int try_mapping(int fd, size_t bytes)
{
    int flags = fd < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_PRIVATE;
    int protection = fd < 0 ? PROT_READ | PROT_WRITE : PROT_READ | PROT_EXEC;
    void *place = mmap(NULL, bytes, protection, flags, fd, 0);

    if (place == MAP_FAILED)
        return errno;
    munmap(place, bytes);
    return 0;
}

/* glibc has one text for each mapping that fails, without the reason. So the
   same is mapped again here, from the file and without a file, for the errno.
   */
static int mapping_error(const char *file)
{
    enum { ANY_LIBRARY = 16 << 20 };
    int fd = open(file, O_RDONLY | O_CLOEXEC), error = 0;
    struct stat status;

    if (fd >= 0) {
        if (fstat(fd, &status) == 0 && status.st_size > 0)
            error = try_mapping(fd, (size_t)status.st_size);
        close(fd);
    }
    return error ? error : try_mapping(-1, ANY_LIBRARY);
}

/* The file that the loader's text is about, which is in front of it. */
static void subject_of(const char *text, char *subject, size_t bytes)
{
    static const char musl[] = "Error loading shared library ";
    const char *end = strstr(text, ": ");

    if (strncmp(text, musl, strlen(musl)) == 0)
        text += strlen(musl);
    snprintf(subject, bytes, "%.*s", end ? (int)(end - text) : 0, text);
}

/* Programs with raised privileges trust nobody but root. */
static bool is_trusted(const struct stat *status)
{
    bool trusts_user = secure_getenv("PATH") != NULL;

    return status->st_uid == 0 || (trusts_user && status->st_uid == geteuid());
}

static bool others_write(const struct stat *status)
{
    return status->st_mode & (S_IWGRP | S_IWOTH);
}

/* Can only root, or the user of the program, exchange this file? In a sticky
   folder others may add files, but not change this one. */
static bool is_safe(const char *file)
{
    const char *slash = strrchr(file, '/');
    char folder[PATH_MAX];
    struct stat status;

    snprintf(folder, sizeof(folder), "%.*s", (int)(slash - file), file);
    if (stat(*folder ? folder : "/", &status) || !is_trusted(&status) ||
        (others_write(&status) && !(status.st_mode & S_ISVTX)))
        return false;
    /* The link, if it is one, and where it leads. */
    if (lstat(file, &status) || !is_trusted(&status))
        return false;
    return stat(file, &status) == 0 && is_trusted(&status) &&
           !others_write(&status);
}

/* Load a file. Libraries that it needs and that the loader does not find may
   be in the same folder, as when nobody ran ldconfig. They are loaded first;
   the loader then finds them by name. */
static void *open_file(const char *file, unsigned int depth,
                       const char **text_r)
{
    const char *slash = strrchr(file, '/');
    char needed[NAME_MAX + 1], neighbour[PATH_MAX];
    unsigned int i;
    void *handle;

    for (i = 0;; i++) {
        errno = 0;
        handle = dlopen(file, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
        if (handle)
            return handle;
        *text_r = dlerror();
        if (!*text_r || !slash || i == MAX_NEIGHBOURS || depth == MAX_DEPTH)
            return NULL;
        subject_of(*text_r, needed, sizeof(needed));
        if (!*needed || strchr(needed, '/') || errno_of(*text_r) != ENOENT ||
            snprintf(neighbour, sizeof(neighbour), "%.*s/%s",
                     (int)(slash - file), file,
                     needed) >= (int)sizeof(neighbour) ||
            !is_safe(neighbour) || !open_file(neighbour, depth + 1, text_r))
            return NULL;
    }
}

/* What the loader's text says about the candidate: @library gets the fault,
   @reason the sentence. 0, or what ends the search. */
static int judge_failure(struct search *search, const char *file,
                         const char *text, struct library *library,
                         char *reason, char *path)
{
    const char *soname = search->request->soname;
    int error = text ? errno_of(text) : errno;
    struct stat status;

    if (text && !error && strstr(text, "failed to map segment")) {
        error = mapping_error(file);
        if (error == EPERM || error == EACCES) {
            snprintf(reason, REASON_BYTES, "%s: %s", text, strerror(error));
            text = reason;
            error = EPERM;
        }
    }
    if (error == EPERM) {
        library->fault = FAULT_FORBIDDEN;
        library->reason = text;
        return 0;
    }
    if (error == ENOMEM)
        return -ENOMEM;
    if (error == EMFILE || error == ENFILE) {
        search->found->error = error;
        return -EMFILE;
    }
    library->fault = FAULT_DAMAGED;
    library->reason = text ? text : "it cannot be loaded";
    if (text && strstr(text, "(required by ")) {
        /* glibc has the library without the version in front. */
        library->fault = FAULT_NEEDS;
        return 0;
    }
    subject_of(library->reason, path, PATH_MAX);
    if (strcmp(path, soname) == 0) {
        /* The system's own search finds none. */
        if (strcmp(file, soname) == 0)
            library->fault = FAULT_ABSENT;
    } else if (*path && *path != '/') {
        library->fault = FAULT_NEEDS;
        snprintf(reason, REASON_BYTES,
                 "%s, which it needs, cannot be loaded: %s", path,
                 text + strlen(path) + strlen(": "));
        library->reason = reason;
    } else {
        library->path = path;
        if (error == EACCES) {
            library->fault = FAULT_UNREADABLE;
        } else if (error == ENOENT && stat(path, &status) == 0) {
            library->fault = FAULT_MACHINE;
            snprintf(reason, REASON_BYTES, "%s is not made for this machine",
                     path);
            library->reason = reason;
        } else if (text && strstr(text, "wrong ELF class")) {
            library->fault = FAULT_MACHINE;
        }
    }
    return 0;
}

/* A stand-in has the SONAME of a library that it asks us to load. */
static bool is_stand_in(void *handle)
{
    return dlsym(handle, "xenstable_stand_in") != NULL;
}

/* A library that is loaded: is it the wanted one? */
static void judge_library(void *handle, const struct load_request *request,
                          struct library *library, char *reason)
{
    const char *soname = soname_of(handle);

    library->path = path_of(handle, library->path);
    if (!soname || strcmp(soname, request->soname) != 0) {
        snprintf(reason, REASON_BYTES, "it calls itself %s, not %s",
                 soname ? soname : "nothing", request->soname);
        library->reason = reason;
    } else if (!request->stable && is_stand_in(handle)) {
        library->reason = "it is a stand-in of libxenstable, for programs "
                          "of another Xen";
        library->fault = FAULT_STAND_IN;
        return;
    } else {
        library->reason = resolve(handle, request, reason, REASON_BYTES);
    }
    library->fault = library->reason ? FAULT_DAMAGED : FAULT_NONE;
    if (!library->reason && request->check) {
        library->reason = request->check(request, reason, REASON_BYTES);
        library->fault = library->reason ? FAULT_CHANGED : FAULT_NONE;
    }
    library->loaded = !library->reason;
}

static struct library candidate(const struct load_request *request,
                                const char *file)
{
    return (struct library){
        .name = request->name,
        .soname = request->soname,
        .path = file,
        .major = request->stable ? 0 : request->major,
        .minor = request->stable ? 0 : request->minor,
    };
}

static int keep(struct search *search, const struct library *library)
{
    const struct load_request *request = search->request;
    int ret = 0;

    if (library->fault != FAULT_ABSENT) {
        ret = libraries_add(search->found, library);
        search->present = true;
    }
    search->loaded = library->loaded;
    if (library->loaded) {
        log_write(search->log, XENSTABLE_LOG_INFO, "using %s", library->path);
    } else {
        log_write(search->log, XENSTABLE_LOG_DEBUG, "rejected %s: %s",
                  library->path, library->reason);
        memset(request->table, 0, table_bytes(request));
    }
    return ret ? ret : search->loaded;
}

/* Try one file name; visited for each candidate until one is found. */
static int try_file(struct search *search, const char *file)
{
    struct library library = candidate(search->request, file);
    char reason[REASON_BYTES], path[PATH_MAX];
    const char *text = NULL;
    void *handle = open_file(file, 0, &text);
    int ret = 0;

    if (handle)
        judge_library(handle, search->request, &library, reason);
    else
        ret = judge_failure(search, file, text, &library, reason, path);
    if (ret)
        return ret;
    ret = keep(search, &library);
    if (handle && !library.loaded)
        dlclose(handle);
    return ret;
}

static int reject_unsafe(struct search *search, const char *file)
{
    struct library library = candidate(search->request, file);

    library.reason = "users other than root can replace it";
    library.fault = FAULT_UNTRUSTED;
    return keep(search, &library);
}

static int try_folder(void *data, const char *folder)
{
    struct search *search = data;
    char file[PATH_MAX];
    struct stat status;

    if (snprintf(file, sizeof(file), "%s/%s", folder,
                 search->request->soname) >= (int)sizeof(file))
        return 0;
    /* A broken link is logged, too. */
    if (lstat(file, &status) && (errno == ENOENT || errno == ENOTDIR))
        return 0;
    if (libraries_listed(search->found, file))
        return 0;
    if (search->check_owner && stat(file, &status) == 0 && !is_safe(file))
        return reject_unsafe(search, file);
    return try_file(search, file);
}

/* The folders that nobody named. */
static int try_folders(struct search *search, enum library_folders which,
                       const char *version)
{
    search->check_owner = true;
    return libraries_each_folder(search->found, which, version, try_folder,
                                 search);
}

static int list_absent(struct search *search)
{
    const struct load_request *request = search->request;
    struct library library = candidate(request, request->soname);

    library.reason = "it is not installed";
    library.fault = FAULT_ABSENT;
    if (libraries_rejected(search->found, request->soname))
        return -ELIBACC;
    return libraries_add(search->found, &library) ? -ENOMEM : -ELIBACC;
}

int load_library(struct library_list *found, struct log *log,
                 const struct load_request *request)
{
    struct search search = {.found = found, .log = log, .request = request};
    char version[16];
    bool present;
    int ret;

    snprintf(version, sizeof(version), "%u.%u", request->major,
             request->minor);
    ret = libraries_each_folder(found, FOLDERS_OF_USER, version, try_folder,
                                &search);
    search.present = false;
    if (!ret)
        ret = try_file(&search, request->soname);
    present = search.present;
    if (!ret)
        ret = try_folders(&search, FOLDERS_OF_XENS, version);
    if (!ret && request->stable)
        ret = try_folders(&search, FOLDERS_OF_XENS, "*");
    if (!ret && !present)
        ret = try_folders(&search, FOLDERS_OF_SYSTEM, version);
    if (ret < 0)
        return ret;
    return search.loaded ? 0 : list_absent(&search);
}
