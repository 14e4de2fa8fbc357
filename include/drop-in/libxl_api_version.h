/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: libxl_api_version.h - libxl's calls as earlier versions of it had them
 *
 * A program says by LIBXL_API_VERSION how it calls libxl. What is set up here
 * is what libxl.h of Xen 4.22 sets up; included by <libxl.h>. Without
 * LIBXL_API_VERSION the console functions take both spellings: programs were
 * written before and after their last parameter came, in Xen 4.18.
 */
#ifndef LIBXL_API_VERSION_H
#define LIBXL_API_VERSION_H

#include <libxl.h>

#ifdef LIBXL_API_VERSION
#if LIBXL_API_VERSION != 0x040200 && LIBXL_API_VERSION != 0x040300 && \
    LIBXL_API_VERSION != 0x040400 && LIBXL_API_VERSION != 0x040500 && \
    LIBXL_API_VERSION != 0x040700 && LIBXL_API_VERSION != 0x040800 && \
    LIBXL_API_VERSION != 0x041300 && LIBXL_API_VERSION != 0x041400 && \
    LIBXL_API_VERSION != 0x041800
#error "no LIBXL_API_VERSION of libxl's"
#endif
#define XENSTABLE_LIBXL_API_BEFORE(version) (LIBXL_API_VERSION < (version))
#else
#define XENSTABLE_LIBXL_API_BEFORE(version) 0
#endif

/* The callback and its event: constant in the first version only. */
#if XENSTABLE_LIBXL_API_BEFORE(0x040300)
typedef struct {
    uint64_t event_occurs_mask;
    void (*event_occurs)(void *user, const libxl_event *event);
    void (*disaster)(void *user, libxl_event_type type, const char *msg,
                     int errnoval);
} libxl_event_hooks_0x040200;

static inline void libxl_event_register_callbacks_0x040200(
    libxl_ctx *ctx, const libxl_event_hooks_0x040200 *hooks, void *user)
{
    libxl_event_register_callbacks(ctx, (const libxl_event_hooks *)hooks,
                                   user);
}
#undef libxl_event_hooks
#define libxl_event_hooks libxl_event_hooks_0x040200
#undef libxl_event_register_callbacks
#define libxl_event_register_callbacks libxl_event_register_callbacks_0x040200
#else
#define LIBXL_HAVE_NONCONST_EVENT_OCCURS_EVENT_ARG 1
#endif

#if XENSTABLE_LIBXL_API_BEFORE(0x040400)
static inline int libxl_domain_create_restore_0x040200(
    libxl_ctx *ctx, libxl_domain_config *d_config, uint32_t *domid,
    int restore_fd, const libxl_asyncop_how *ao_how,
    const libxl_asyncprogress_how *aop_console_how)
{
    return libxl_domain_create_restore(ctx, d_config, domid, restore_fd, -1,
                                       NULL, ao_how, aop_console_how);
}
#undef libxl_domain_create_restore
#define libxl_domain_create_restore libxl_domain_create_restore_0x040200
#elif XENSTABLE_LIBXL_API_BEFORE(0x040700)
static inline int libxl_domain_create_restore_0x040400(
    libxl_ctx *ctx, libxl_domain_config *d_config, uint32_t *domid,
    int restore_fd, const libxl_domain_restore_params *params,
    const libxl_asyncop_how *ao_how,
    const libxl_asyncprogress_how *aop_console_how)
{
    return libxl_domain_create_restore(ctx, d_config, domid, restore_fd, -1,
                                       params, ao_how, aop_console_how);
}
#undef libxl_domain_create_restore
#define libxl_domain_create_restore libxl_domain_create_restore_0x040400
#endif

#if XENSTABLE_LIBXL_API_BEFORE(0x040500)
#undef libxl_set_vcpuaffinity
#define libxl_set_vcpuaffinity(ctx, domid, vcpuid, map) \
    xenstable_libxl_set_vcpuaffinity((ctx), (domid), (vcpuid), (map), NULL)
#undef libxl_set_vcpuaffinity_all
#define libxl_set_vcpuaffinity_all(ctx, domid, max_vcpus, map)               \
    xenstable_libxl_set_vcpuaffinity_all((ctx), (domid), (max_vcpus), (map), \
                                         NULL)

static inline void libxl_uuid_copy_0x040400(libxl_uuid *dst,
                                            const libxl_uuid *src)
{
    libxl_uuid_copy(NULL, dst, src);
}
#undef libxl_uuid_copy
#define libxl_uuid_copy libxl_uuid_copy_0x040400

/* The caller's to free() in all versions; libxl said so since this one. */
static inline const char *libxl_basename_0x040400(const char *name)
{
    return libxl_basename(name);
}
#undef libxl_basename
#define libxl_basename libxl_basename_0x040400
#else
#define LIBXL_HAVE_NONCONST_LIBXL_BASENAME_RETURN_VALUE 1
#endif

#if XENSTABLE_LIBXL_API_BEFORE(0x040700) && \
    !XENSTABLE_LIBXL_API_BEFORE(0x040500)
#define ERROR_REMUS_DEVOPS_DOES_NOT_MATCH \
    ERROR_CHECKPOINT_DEVOPS_DOES_NOT_MATCH
#define ERROR_REMUS_DEVICE_NOT_SUPPORTED ERROR_CHECKPOINT_DEVICE_NOT_SUPPORTED
#endif

#if XENSTABLE_LIBXL_API_BEFORE(0x040800)
#undef libxl_get_memory_target
#define libxl_get_memory_target libxl_get_memory_target_0x040700
#undef libxl_domain_need_memory
#define libxl_domain_need_memory libxl_domain_need_memory_0x040700
#undef libxl_get_free_memory
#define libxl_get_free_memory libxl_get_free_memory_0x040700
#elif XENSTABLE_LIBXL_API_BEFORE(0x041300)
#undef libxl_domain_need_memory
#define libxl_domain_need_memory libxl_domain_need_memory_0x041200
#endif

#if XENSTABLE_LIBXL_API_BEFORE(0x041300)
static inline int
libxl_retrieve_domain_configuration_0x041200(libxl_ctx *ctx, uint32_t domid,
                                             libxl_domain_config *d_config)
{
    return libxl_retrieve_domain_configuration(ctx, domid, d_config, NULL);
}
#undef libxl_retrieve_domain_configuration
#define libxl_retrieve_domain_configuration \
    libxl_retrieve_domain_configuration_0x041200

static inline int libxl_domain_shutdown_0x041200(libxl_ctx *ctx,
                                                 uint32_t domid)
{
    return libxl_domain_shutdown(ctx, domid, NULL);
}
#undef libxl_domain_shutdown
#define libxl_domain_shutdown libxl_domain_shutdown_0x041200

static inline int libxl_domain_reboot_0x041200(libxl_ctx *ctx, uint32_t domid)
{
    return libxl_domain_reboot(ctx, domid, NULL);
}
#undef libxl_domain_reboot
#define libxl_domain_reboot libxl_domain_reboot_0x041200

static inline int libxl_domain_pause_0x041200(libxl_ctx *ctx, uint32_t domid)
{
    return libxl_domain_pause(ctx, domid, NULL);
}
#undef libxl_domain_pause
#define libxl_domain_pause libxl_domain_pause_0x041200

static inline int libxl_domain_unpause_0x041200(libxl_ctx *ctx, uint32_t domid)
{
    return libxl_domain_unpause(ctx, domid, NULL);
}
#undef libxl_domain_unpause
#define libxl_domain_unpause libxl_domain_unpause_0x041200

static inline int libxl_set_vcpuonline_0x041200(libxl_ctx *ctx, uint32_t domid,
                                                libxl_bitmap *cpumap)
{
    return libxl_set_vcpuonline(ctx, domid, cpumap, NULL);
}
#undef libxl_set_vcpuonline
#define libxl_set_vcpuonline libxl_set_vcpuonline_0x041200

static inline int libxl_send_trigger_0x041200(libxl_ctx *ctx, uint32_t domid,
                                              libxl_trigger trigger,
                                              uint32_t vcpuid)
{
    return libxl_send_trigger(ctx, domid, trigger, vcpuid, NULL);
}
#undef libxl_send_trigger
#define libxl_send_trigger libxl_send_trigger_0x041200

static inline int libxl_qemu_monitor_command_0x041200(libxl_ctx *ctx,
                                                      uint32_t domid,
                                                      const char *command_line,
                                                      char **output)
{
    return libxl_qemu_monitor_command(ctx, domid, command_line, output, NULL);
}
#undef libxl_qemu_monitor_command
#define libxl_qemu_monitor_command libxl_qemu_monitor_command_0x041200
#endif

/* As in libxl: a program that names no version has them, too. */
#if !defined(LIBXL_API_VERSION) || XENSTABLE_LIBXL_API_BEFORE(0x041400)
static inline void libxl_cpuid_apply_policy(libxl_ctx *ctx, uint32_t domid)
{
    (void)ctx;
    (void)domid;
}

static inline void libxl_cpuid_set(libxl_ctx *ctx, uint32_t domid,
                                   libxl_cpuid_policy_list cpuid)
{
    (void)ctx;
    (void)domid;
    (void)cpuid;
}
#endif

#if XENSTABLE_LIBXL_API_BEFORE(0x040800)
static inline int libxl_console_exec_0x040700(libxl_ctx *ctx, uint32_t domid,
                                              int cons_num,
                                              libxl_console_type type)
{
    return libxl_console_exec(ctx, domid, cons_num, type, -1, NULL);
}
#undef libxl_console_exec
#define libxl_console_exec libxl_console_exec_0x040700

static inline int libxl_primary_console_exec_0x040700(libxl_ctx *ctx,
                                                      uint32_t domid_vm)
{
    return libxl_primary_console_exec(ctx, domid_vm, -1, NULL);
}
#undef libxl_primary_console_exec
#define libxl_primary_console_exec libxl_primary_console_exec_0x040700
#elif XENSTABLE_LIBXL_API_BEFORE(0x041800)
static inline int libxl_console_exec_0x041700(libxl_ctx *ctx, uint32_t domid,
                                              int cons_num,
                                              libxl_console_type type,
                                              int notify_fd)
{
    return libxl_console_exec(ctx, domid, cons_num, type, notify_fd, NULL);
}
#undef libxl_console_exec
#define libxl_console_exec libxl_console_exec_0x041700

static inline int libxl_primary_console_exec_0x041700(libxl_ctx *ctx,
                                                      uint32_t domid_vm,
                                                      int notify_fd)
{
    return libxl_primary_console_exec(ctx, domid_vm, notify_fd, NULL);
}
#undef libxl_primary_console_exec
#define libxl_primary_console_exec libxl_primary_console_exec_0x041700
#elif !defined(LIBXL_API_VERSION)
/* With its last argument or without; by their names alone they are as now. */
#define XENSTABLE_LIBXL_TWO(one, two, ...) (one), (two)
#undef libxl_console_exec
#undef libxl_primary_console_exec
__typeof__(xenstable_libxl_console_exec)
    libxl_console_exec __asm__("xenstable_libxl_console_exec");
__typeof__(xenstable_libxl_primary_console_exec)
    libxl_primary_console_exec __asm__("xenstable_libxl_primary_console_exec");
#define libxl_console_exec(ctx, domid, cons_num, type, ...)          \
    xenstable_libxl_console_exec((ctx), (domid), (cons_num), (type), \
                                 XENSTABLE_LIBXL_TWO(__VA_ARGS__, NULL, ))
#define libxl_primary_console_exec(ctx, domid_vm, ...) \
    xenstable_libxl_primary_console_exec(              \
        (ctx), (domid_vm), XENSTABLE_LIBXL_TWO(__VA_ARGS__, NULL, ))
#endif

#endif
