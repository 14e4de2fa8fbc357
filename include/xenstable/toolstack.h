/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Generated from the registry of libxenstable; do not edit. */
/**
 * DOC: toolstack - create and manage domains: libxl with frozen layouts
 *
 * This area has libxl's functions and types. The names are Xen's own with
 * xenstable_ in front: xenstable_libxl_ctx_alloc(), xenstable_xlu_cfg_init(),
 * XENSTABLE_LIBXL_DOMAIN_TYPE_PVH. A name of libxl's that does not contain
 * "libxl" gets it: ERROR_NI is XENSTABLE_LIBXL_ERROR_NI. Everything means what
 * Xen's documentation of libxl says; the differences are listed here. One
 * function is not libxl's: xenstable_toolstack_message().
 *
 * Layout. The layout of a struct never changes for a compiled program. When
 * Xen adds a member, the functions that take the struct get new symbol
 * versions, and a program that was built with an earlier header keeps the old
 * ones. Therefore all parts of a program that share these structs must be
 * compiled with the same version of this header. A program that looks up
 * functions by name must use dlvsym().
 *
 * Memory. What a member points to is allocated with malloc(), and dispose
 * frees it. A program may free and replace single members. A struct that has
 * an init function must be initialised with it; after that, init_KEY selects
 * the case of a union.
 *
 * Errors. Functions return 0 or a negative XENSTABLE_LIBXL_ERROR_ number. Some
 * members and enumerators do not exist in every release. To set one of them
 * to anything but its default on a release that does not have it is
 * XENSTABLE_LIBXL_ERROR_NI; the message names the member and the first release
 * that has it. "Xen X.Y" below is the first release that has something. No
 * such note means: every release from 4.14 on.
 *
 * Functions of types. Each struct NAME with members to free has these:
 *
 *   NAME_init       sets all members to their defaults; call it before
 *                   anything else
 *   NAME_init_KEY   selects the case of a union by its key; frees what the
 *                   case selected before owns
 *   NAME_dispose    frees what the members point to, not the struct itself,
 *                   and clears the struct
 *   NAME_copy       makes a deep copy; the destination needs no init. When
 *                   memory runs out, the destination is as after init. A copy
 *                   of a struct to itself does nothing
 *   NAME_to_json    returns malloc'ed text with all members that differ from
 *                   their defaults; NULL on error
 *   NAME_from_json  reads such text, strictly: XENSTABLE_LIBXL_ERROR_INVAL for
 *                   an unknown member, a wrong type, a number that is too
 *                   large, or anything after the end; the message says where
 *
 * Enumerations have NAME_to_string (constant text; NULL for an unknown
 * number), NAME_from_string (0 or XENSTABLE_LIBXL_ERROR_FAIL; upper and lower
 * case are the same), NAME_to_json and NAME_from_json. None of these functions
 * needs Xen. Several threads may use them on different objects, and so may a
 * child after fork().
 *
 * Context. xenstable_libxl_ctx_alloc() loads the libxenlight of the running
 * Xen. It fails, with a message to its logger, with
 * XENSTABLE_LIBXL_ERROR_VERSION when this libxenstable does not know the
 * running release, and with XENSTABLE_LIBXL_ERROR_FAIL when the library is not
 * installed or access to Xen is refused.
 *
 * Where no Xen runs, it succeeds. Types, JSON and parsing work with that
 * context. Functions that ask Xen fail with XENSTABLE_LIBXL_ERROR_FAIL, or
 * return NULL and set the number of elements to 0. The functions of types also
 * accept NULL as their context.
 *
 * JSON needs libyajl.so.2. It is loaded when a context is opened or, without
 * a context, when JSON is used. Where it is missing, functions of JSON return
 * XENSTABLE_LIBXL_ERROR_FAIL or NULL, with a message.
 *
 * A logger may be NULL; messages are then lost. xenstable_toolstack_message()
 * gives the reason of the last call that libxenstable itself refused.
 *
 * Old callers. A program may call domain_need_memory_0x041200() or
 * domain_need_memory_0x040700() on a context, and never domain_need_memory().
 * Then, as in libxl, a domain that is created with this context gets no
 * default for shadow_memkb and iommu_memkb: the defaults would need more
 * memory than the older functions have told. For a PVH guest such a program
 * must set shadow_memkb itself (get_required_shadow_memory()); otherwise
 * creation fails on Xen 4.17 and later.
 *
 * Asynchronous operations. An operation with an ao_how that is not NULL may
 * end after the function has returned. What the function got by pointer must
 * stay valid until the operation ends, except ao_how and aop_console_how
 * themselves. The results are there when it ends. It ends when its callback is
 * called or, with an event, when the program takes the event. If the program
 * never takes the event, the memory must stay valid until
 * xenstable_libxl_ctx_free() has returned; the results are there then, too.
 * Every operation must have ended before xenstable_libxl_ctx_free() is called:
 * otherwise libxl ends the program with abort(). When there is no memory for
 * an event, the disaster hook is called. As in libxl, the end of an operation
 * may get lost when it is reported by event and its progress by callback: use
 * the same way for both.
 *
 * Results. A struct that a function only fills is not read by it. After an
 * error its values are undefined, and libxl has left nothing in it to free.
 * Numbers that the function returns through pointers are undefined as well.
 * A function that changes a struct may return XENSTABLE_LIBXL_ERROR_NOMEM
 * although the operation was done: there was no memory for its results.
 *
 * Threads: as with libxl, several threads may share a context. Functions of
 * types may be used in any thread. Since: 1.0
 */
#ifndef XENSTABLE_TOOLSTACK_H
#define XENSTABLE_TOOLSTACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <poll.h>
#include <sys/time.h>
#include <sys/types.h>

#include <xenstable/core.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define XENSTABLE_LIBXL_VERSION 0
#define XENSTABLE_LIBXL_SUSPEND_DEBUG 1
#define XENSTABLE_LIBXL_SUSPEND_LIVE 2
#define XENSTABLE_LIBXL_EVENTMASK_ALL (~(unsigned long)0)
#define XENSTABLE_LIBXL_MEMKB_DEFAULT (~0ULL)
#define XENSTABLE_LIBXL_TIMER_MODE_DEFAULT (-1)
#define XENSTABLE_LIBXL_MAX_GRANT_DEFAULT (~(uint32_t)0)
#define XENSTABLE_LIBXL_MAX_GRANT_FRAMES_DEFAULT 32
#define XENSTABLE_LIBXL_MAX_MAPTRACK_FRAMES_DEFAULT 1024
#define XENSTABLE_LIBXL_RDM_MEM_BOUNDARY_MEMKB_DEFAULT (2048 * 1024)
#define XENSTABLE_LIBXL_DOMAIN_SCHED_PARAM_WEIGHT_DEFAULT (-1)
#define XENSTABLE_LIBXL_DOMAIN_SCHED_PARAM_CAP_DEFAULT (-1)
#define XENSTABLE_LIBXL_DOMAIN_SCHED_PARAM_PERIOD_DEFAULT (-1)
#define XENSTABLE_LIBXL_DOMAIN_SCHED_PARAM_SLICE_DEFAULT (-1)
#define XENSTABLE_LIBXL_DOMAIN_SCHED_PARAM_LATENCY_DEFAULT (-1)
#define XENSTABLE_LIBXL_DOMAIN_SCHED_PARAM_EXTRATIME_DEFAULT (-1)
#define XENSTABLE_LIBXL_DOMAIN_SCHED_PARAM_BUDGET_DEFAULT (-1)
#define XENSTABLE_LIBXL_SCHED_PARAM_VCPU_INDEX_DEFAULT (-1)
#define XENSTABLE_LIBXL_CPUPOOL_POOLID_ANY 0xFFFFFFFF
#define XENSTABLE_LIBXL_CPUTOPOLOGY_INVALID_ENTRY (~(uint32_t)0)
#define XENSTABLE_LIBXL_NUMAINFO_INVALID_ENTRY (~(uint32_t)0)
#define XENSTABLE_LIBXL_PCITOPOLOGY_INVALID_ENTRY (~(uint32_t)0)
#define XENSTABLE_LIBXL_PCI_FUNC_ALL (~0U)
#define XENSTABLE_LIBXL_NR_SPIS_DEFAULT (~(uint32_t)0) /* Xen 4.21 */
#define XENSTABLE_LIBXL_INVALID_DOMID (~0)
#define XENSTABLE_LIBXL_RANDOM_DOMID (~0 - 1)
#define XENSTABLE_LIBXL_MS_VM_GENID_LEN 16
#define XENSTABLE_LIBXL_BUILDINFO_HVM_VIRIDIAN_ENABLE_DISABLE_WIDTH 64

typedef struct xenstable_xlu_config xenstable_xlu_config;
typedef struct xenstable_xlu_config_list xenstable_xlu_config_list;
typedef struct xenstable_xlu_config_value xenstable_xlu_config_value;
typedef struct xenstable_libxl_ctx xenstable_libxl_ctx;
typedef struct xenstable_libxl_evgen_disk_eject
    xenstable_libxl_evgen_disk_eject;
typedef struct xenstable_libxl_evgen_domain_death
    xenstable_libxl_evgen_domain_death;
typedef struct xenstable_libxl_xen_console_reader
    xenstable_libxl_xen_console_reader;

typedef struct xenstable_libxl_cpu_policy *xenstable_libxl_cpuid_policy_list;
typedef int xenstable_libxl_devid;
typedef uint32_t xenstable_libxl_domid;
typedef uint64_t xenstable_libxl_ev_user;
typedef uint32_t xenstable_libxl_hwcap[8];
typedef char **xenstable_libxl_key_value_list;
typedef uint8_t xenstable_libxl_mac[6];
typedef char **xenstable_libxl_string_list;

typedef enum xenstable_libxl_action_on_shutdown {
    XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_DESTROY = 1,
    XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_RESTART = 2,
    XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_RESTART_RENAME = 3,
    XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_PRESERVE = 4,
    XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_COREDUMP_DESTROY = 5,
    XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_COREDUMP_RESTART = 6,
    XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_SOFT_RESET = 7,
} xenstable_libxl_action_on_shutdown;

typedef enum xenstable_libxl_altp2m_mode {
    XENSTABLE_LIBXL_ALTP2M_MODE_DISABLED = 0,
    XENSTABLE_LIBXL_ALTP2M_MODE_MIXED = 1,
    XENSTABLE_LIBXL_ALTP2M_MODE_EXTERNAL = 2,
    XENSTABLE_LIBXL_ALTP2M_MODE_LIMITED = 3,
} xenstable_libxl_altp2m_mode;

typedef enum xenstable_libxl_arm_sci_type { /* Xen 4.21 */
    XENSTABLE_LIBXL_ARM_SCI_TYPE_NONE = 0,
    XENSTABLE_LIBXL_ARM_SCI_TYPE_SCMI_SMC = 1,
} xenstable_libxl_arm_sci_type;

typedef enum xenstable_libxl_bios_type {
    XENSTABLE_LIBXL_BIOS_TYPE_UNKNOWN = 0,
    XENSTABLE_LIBXL_BIOS_TYPE_ROMBIOS = 1,
    XENSTABLE_LIBXL_BIOS_TYPE_SEABIOS = 2,
    XENSTABLE_LIBXL_BIOS_TYPE_OVMF = 3,
} xenstable_libxl_bios_type;

typedef enum xenstable_libxl_channel_connection {
    XENSTABLE_LIBXL_CHANNEL_CONNECTION_UNKNOWN = 0,
    XENSTABLE_LIBXL_CHANNEL_CONNECTION_PTY = 1,
    XENSTABLE_LIBXL_CHANNEL_CONNECTION_SOCKET = 2,
} xenstable_libxl_channel_connection;

typedef enum xenstable_libxl_checkpointed_stream {
    XENSTABLE_LIBXL_CHECKPOINTED_STREAM_NONE = 0,
    XENSTABLE_LIBXL_CHECKPOINTED_STREAM_REMUS = 1,
    XENSTABLE_LIBXL_CHECKPOINTED_STREAM_COLO = 2,
} xenstable_libxl_checkpointed_stream;

typedef enum xenstable_libxl_console_type {
    XENSTABLE_LIBXL_CONSOLE_TYPE_UNKNOWN = 0,
    XENSTABLE_LIBXL_CONSOLE_TYPE_SERIAL = 1,
    XENSTABLE_LIBXL_CONSOLE_TYPE_PV = 2,
    XENSTABLE_LIBXL_CONSOLE_TYPE_VUART = 3,
} xenstable_libxl_console_type;

typedef enum xenstable_libxl_device_model_version {
    XENSTABLE_LIBXL_DEVICE_MODEL_VERSION_UNKNOWN = 0,
    XENSTABLE_LIBXL_DEVICE_MODEL_VERSION_QEMU_XEN_TRADITIONAL = 1,
    XENSTABLE_LIBXL_DEVICE_MODEL_VERSION_QEMU_XEN = 2,
} xenstable_libxl_device_model_version;

typedef enum xenstable_libxl_disk_backend {
    XENSTABLE_LIBXL_DISK_BACKEND_UNKNOWN = 0,
    XENSTABLE_LIBXL_DISK_BACKEND_PHY = 1,
    XENSTABLE_LIBXL_DISK_BACKEND_TAP = 2,
    XENSTABLE_LIBXL_DISK_BACKEND_QDISK = 3,
    XENSTABLE_LIBXL_DISK_BACKEND_STANDALONE = 4, /* Xen 4.17 */
} xenstable_libxl_disk_backend;

typedef enum xenstable_libxl_disk_format {
    XENSTABLE_LIBXL_DISK_FORMAT_UNKNOWN = 0,
    XENSTABLE_LIBXL_DISK_FORMAT_QCOW = 1,
    XENSTABLE_LIBXL_DISK_FORMAT_QCOW2 = 2,
    XENSTABLE_LIBXL_DISK_FORMAT_VHD = 3,
    XENSTABLE_LIBXL_DISK_FORMAT_RAW = 4,
    XENSTABLE_LIBXL_DISK_FORMAT_EMPTY = 5,
    XENSTABLE_LIBXL_DISK_FORMAT_QED = 6,
} xenstable_libxl_disk_format;

typedef enum xenstable_libxl_disk_specification { /* Xen 4.17 */
    XENSTABLE_LIBXL_DISK_SPECIFICATION_UNKNOWN = 0,
    XENSTABLE_LIBXL_DISK_SPECIFICATION_XEN = 1,
    XENSTABLE_LIBXL_DISK_SPECIFICATION_VIRTIO = 2,
} xenstable_libxl_disk_specification;

typedef enum xenstable_libxl_disk_transport { /* Xen 4.17 */
    XENSTABLE_LIBXL_DISK_TRANSPORT_UNKNOWN = 0,
    XENSTABLE_LIBXL_DISK_TRANSPORT_MMIO = 1,
} xenstable_libxl_disk_transport;

typedef enum xenstable_libxl_domain_type {
    XENSTABLE_LIBXL_DOMAIN_TYPE_INVALID = -1,
    XENSTABLE_LIBXL_DOMAIN_TYPE_HVM = 1,
    XENSTABLE_LIBXL_DOMAIN_TYPE_PV = 2,
    XENSTABLE_LIBXL_DOMAIN_TYPE_PVH = 3,
} xenstable_libxl_domain_type;

typedef enum xenstable_libxl_error {
    XENSTABLE_LIBXL_ERROR_NONSPECIFIC = -1,
    XENSTABLE_LIBXL_ERROR_VERSION = -2,
    XENSTABLE_LIBXL_ERROR_FAIL = -3,
    XENSTABLE_LIBXL_ERROR_NI = -4,
    XENSTABLE_LIBXL_ERROR_NOMEM = -5,
    XENSTABLE_LIBXL_ERROR_INVAL = -6,
    XENSTABLE_LIBXL_ERROR_BADFAIL = -7,
    XENSTABLE_LIBXL_ERROR_GUEST_TIMEDOUT = -8,
    XENSTABLE_LIBXL_ERROR_TIMEDOUT = -9,
    XENSTABLE_LIBXL_ERROR_NOPARAVIRT = -10,
    XENSTABLE_LIBXL_ERROR_NOT_READY = -11,
    XENSTABLE_LIBXL_ERROR_OSEVENT_REG_FAIL = -12,
    XENSTABLE_LIBXL_ERROR_BUFFERFULL = -13,
    XENSTABLE_LIBXL_ERROR_UNKNOWN_CHILD = -14,
    XENSTABLE_LIBXL_ERROR_LOCK_FAIL = -15,
    XENSTABLE_LIBXL_ERROR_JSON_CONFIG_EMPTY = -16,
    XENSTABLE_LIBXL_ERROR_DEVICE_EXISTS = -17,
    XENSTABLE_LIBXL_ERROR_CHECKPOINT_DEVOPS_DOES_NOT_MATCH = -18,
    XENSTABLE_LIBXL_ERROR_CHECKPOINT_DEVICE_NOT_SUPPORTED = -19,
    XENSTABLE_LIBXL_ERROR_VNUMA_CONFIG_INVALID = -20,
    XENSTABLE_LIBXL_ERROR_DOMAIN_NOTFOUND = -21,
    XENSTABLE_LIBXL_ERROR_ABORTED = -22,
    XENSTABLE_LIBXL_ERROR_NOTFOUND = -23,
    XENSTABLE_LIBXL_ERROR_DOMAIN_DESTROYED = -24,
    XENSTABLE_LIBXL_ERROR_FEATURE_REMOVED = -25,
    XENSTABLE_LIBXL_ERROR_PROTOCOL_ERROR_QMP = -26,
    XENSTABLE_LIBXL_ERROR_UNKNOWN_QMP_ERROR = -27,
    XENSTABLE_LIBXL_ERROR_QMP_GENERIC_ERROR = -28,
    XENSTABLE_LIBXL_ERROR_QMP_COMMAND_NOT_FOUND = -29,
    XENSTABLE_LIBXL_ERROR_QMP_DEVICE_NOT_ACTIVE = -30,
    XENSTABLE_LIBXL_ERROR_QMP_DEVICE_NOT_FOUND = -31,
    XENSTABLE_LIBXL_ERROR_QEMU_API = -32,
} xenstable_libxl_error;

typedef enum xenstable_libxl_event_type {
    XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_SHUTDOWN = 1,
    XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_DEATH = 2,
    XENSTABLE_LIBXL_EVENT_TYPE_DISK_EJECT = 3,
    XENSTABLE_LIBXL_EVENT_TYPE_OPERATION_COMPLETE = 4,
    XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_CREATE_CONSOLE_AVAILABLE = 5,
} xenstable_libxl_event_type;

typedef enum xenstable_libxl_gfx_passthru_kind {
    XENSTABLE_LIBXL_GFX_PASSTHRU_KIND_DEFAULT = 0,
    XENSTABLE_LIBXL_GFX_PASSTHRU_KIND_IGD = 1,
} xenstable_libxl_gfx_passthru_kind;

typedef enum xenstable_libxl_gic_version {
    XENSTABLE_LIBXL_GIC_VERSION_DEFAULT = 0,
    XENSTABLE_LIBXL_GIC_VERSION_V2 = 32,
    XENSTABLE_LIBXL_GIC_VERSION_V3 = 48,
} xenstable_libxl_gic_version;

typedef enum xenstable_libxl_hdtype {
    XENSTABLE_LIBXL_HDTYPE_IDE = 1,
    XENSTABLE_LIBXL_HDTYPE_AHCI = 2,
} xenstable_libxl_hdtype;

typedef enum xenstable_libxl_nic_type {
    XENSTABLE_LIBXL_NIC_TYPE_UNKNOWN = 0,
    XENSTABLE_LIBXL_NIC_TYPE_VIF_IOEMU = 1,
    XENSTABLE_LIBXL_NIC_TYPE_VIF = 2,
} xenstable_libxl_nic_type;

typedef enum xenstable_libxl_p9_type { /* Xen 4.19 */
    XENSTABLE_LIBXL_P9_TYPE_UNKNOWN = 0,
    XENSTABLE_LIBXL_P9_TYPE_QEMU = 1,
    XENSTABLE_LIBXL_P9_TYPE_XEN_9PFSD = 2,
} xenstable_libxl_p9_type;

typedef enum xenstable_libxl_passthrough {
    XENSTABLE_LIBXL_PASSTHROUGH_DEFAULT = 0,
    XENSTABLE_LIBXL_PASSTHROUGH_DISABLED = 1,
    XENSTABLE_LIBXL_PASSTHROUGH_ENABLED = 2,
    XENSTABLE_LIBXL_PASSTHROUGH_SYNC_PT = 3,
    XENSTABLE_LIBXL_PASSTHROUGH_SHARE_PT = 4,
} xenstable_libxl_passthrough;

typedef enum xenstable_libxl_psr_cbm_type {
    XENSTABLE_LIBXL_PSR_CBM_TYPE_UNKNOWN = 0,
    XENSTABLE_LIBXL_PSR_CBM_TYPE_L3_CBM = 1,
    XENSTABLE_LIBXL_PSR_CBM_TYPE_L3_CBM_CODE = 2,
    XENSTABLE_LIBXL_PSR_CBM_TYPE_L3_CBM_DATA = 3,
    XENSTABLE_LIBXL_PSR_CBM_TYPE_L2_CBM = 4,
    XENSTABLE_LIBXL_PSR_CBM_TYPE_MBA_THRTL = 5,
} xenstable_libxl_psr_cbm_type;

typedef enum xenstable_libxl_psr_cmt_type {
    XENSTABLE_LIBXL_PSR_CMT_TYPE_CACHE_OCCUPANCY = 1,
    XENSTABLE_LIBXL_PSR_CMT_TYPE_TOTAL_MEM_COUNT = 2,
    XENSTABLE_LIBXL_PSR_CMT_TYPE_LOCAL_MEM_COUNT = 3,
} xenstable_libxl_psr_cmt_type;

typedef enum xenstable_libxl_psr_feat_type {
    XENSTABLE_LIBXL_PSR_FEAT_TYPE_CAT = 1,
    XENSTABLE_LIBXL_PSR_FEAT_TYPE_MBA = 2,
} xenstable_libxl_psr_feat_type;

typedef enum xenstable_libxl_rdm_reserve_policy {
    XENSTABLE_LIBXL_RDM_RESERVE_POLICY_INVALID = -1,
    XENSTABLE_LIBXL_RDM_RESERVE_POLICY_STRICT = 0,
    XENSTABLE_LIBXL_RDM_RESERVE_POLICY_RELAXED = 1,
} xenstable_libxl_rdm_reserve_policy;

typedef enum xenstable_libxl_rdm_reserve_strategy {
    XENSTABLE_LIBXL_RDM_RESERVE_STRATEGY_IGNORE = 0,
    XENSTABLE_LIBXL_RDM_RESERVE_STRATEGY_HOST = 1,
} xenstable_libxl_rdm_reserve_strategy;

typedef enum xenstable_libxl_scheduler {
    XENSTABLE_LIBXL_SCHEDULER_UNKNOWN = 0,
    XENSTABLE_LIBXL_SCHEDULER_SEDF = 4,
    XENSTABLE_LIBXL_SCHEDULER_CREDIT = 5,
    XENSTABLE_LIBXL_SCHEDULER_CREDIT2 = 6,
    XENSTABLE_LIBXL_SCHEDULER_ARINC653 = 7,
    XENSTABLE_LIBXL_SCHEDULER_RTDS = 8,
    XENSTABLE_LIBXL_SCHEDULER_NULL = 9,
} xenstable_libxl_scheduler;

typedef enum xenstable_libxl_shutdown_reason {
    XENSTABLE_LIBXL_SHUTDOWN_REASON_UNKNOWN = -1,
    XENSTABLE_LIBXL_SHUTDOWN_REASON_POWEROFF = 0,
    XENSTABLE_LIBXL_SHUTDOWN_REASON_REBOOT = 1,
    XENSTABLE_LIBXL_SHUTDOWN_REASON_SUSPEND = 2,
    XENSTABLE_LIBXL_SHUTDOWN_REASON_CRASH = 3,
    XENSTABLE_LIBXL_SHUTDOWN_REASON_WATCHDOG = 4,
    XENSTABLE_LIBXL_SHUTDOWN_REASON_SOFT_RESET = 5,
} xenstable_libxl_shutdown_reason;

typedef enum xenstable_libxl_sigchld_owner {
    xenstable_libxl_sigchld_owner_libxl = 0,
    xenstable_libxl_sigchld_owner_mainloop = 1,
    xenstable_libxl_sigchld_owner_libxl_always = 2,
    xenstable_libxl_sigchld_owner_libxl_always_selective_reap = 3,
} xenstable_libxl_sigchld_owner;

typedef enum xenstable_libxl_smbios_type { /* Xen 4.18 */
    XENSTABLE_LIBXL_SMBIOS_TYPE_BIOS_VENDOR = 1,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BIOS_VERSION = 2,
    XENSTABLE_LIBXL_SMBIOS_TYPE_SYSTEM_MANUFACTURER = 3,
    XENSTABLE_LIBXL_SMBIOS_TYPE_SYSTEM_PRODUCT_NAME = 4,
    XENSTABLE_LIBXL_SMBIOS_TYPE_SYSTEM_VERSION = 5,
    XENSTABLE_LIBXL_SMBIOS_TYPE_SYSTEM_SERIAL_NUMBER = 6,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BASEBOARD_MANUFACTURER = 7,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BASEBOARD_PRODUCT_NAME = 8,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BASEBOARD_VERSION = 9,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BASEBOARD_SERIAL_NUMBER = 10,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BASEBOARD_ASSET_TAG = 11,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BASEBOARD_LOCATION_IN_CHASSIS = 12,
    XENSTABLE_LIBXL_SMBIOS_TYPE_ENCLOSURE_MANUFACTURER = 13,
    XENSTABLE_LIBXL_SMBIOS_TYPE_ENCLOSURE_SERIAL_NUMBER = 14,
    XENSTABLE_LIBXL_SMBIOS_TYPE_ENCLOSURE_ASSET_TAG = 15,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BATTERY_MANUFACTURER = 16,
    XENSTABLE_LIBXL_SMBIOS_TYPE_BATTERY_DEVICE_NAME = 17,
    XENSTABLE_LIBXL_SMBIOS_TYPE_OEM = 18,
} xenstable_libxl_smbios_type;

typedef enum xenstable_libxl_sve_type { /* Xen 4.18 */
    XENSTABLE_LIBXL_SVE_TYPE_HW = -1,
    XENSTABLE_LIBXL_SVE_TYPE_DISABLED = 0,
    XENSTABLE_LIBXL_SVE_TYPE_128 = 128,
    XENSTABLE_LIBXL_SVE_TYPE_256 = 256,
    XENSTABLE_LIBXL_SVE_TYPE_384 = 384,
    XENSTABLE_LIBXL_SVE_TYPE_512 = 512,
    XENSTABLE_LIBXL_SVE_TYPE_640 = 640,
    XENSTABLE_LIBXL_SVE_TYPE_768 = 768,
    XENSTABLE_LIBXL_SVE_TYPE_896 = 896,
    XENSTABLE_LIBXL_SVE_TYPE_1024 = 1024,
    XENSTABLE_LIBXL_SVE_TYPE_1152 = 1152,
    XENSTABLE_LIBXL_SVE_TYPE_1280 = 1280,
    XENSTABLE_LIBXL_SVE_TYPE_1408 = 1408,
    XENSTABLE_LIBXL_SVE_TYPE_1536 = 1536,
    XENSTABLE_LIBXL_SVE_TYPE_1664 = 1664,
    XENSTABLE_LIBXL_SVE_TYPE_1792 = 1792,
    XENSTABLE_LIBXL_SVE_TYPE_1920 = 1920,
    XENSTABLE_LIBXL_SVE_TYPE_2048 = 2048,
} xenstable_libxl_sve_type;

typedef enum xenstable_libxl_tee_type {
    XENSTABLE_LIBXL_TEE_TYPE_NONE = 0,
    XENSTABLE_LIBXL_TEE_TYPE_OPTEE = 1,
    XENSTABLE_LIBXL_TEE_TYPE_FFA = 2, /* Xen 4.18 */
} xenstable_libxl_tee_type;

typedef enum xenstable_libxl_timer_mode {
    XENSTABLE_LIBXL_TIMER_MODE_UNKNOWN = -1,
    XENSTABLE_LIBXL_TIMER_MODE_DELAY_FOR_MISSED_TICKS = 0,
    XENSTABLE_LIBXL_TIMER_MODE_NO_DELAY_FOR_MISSED_TICKS = 1,
    XENSTABLE_LIBXL_TIMER_MODE_NO_MISSED_TICKS_PENDING = 2,
    XENSTABLE_LIBXL_TIMER_MODE_ONE_MISSED_TICK_PENDING = 3,
} xenstable_libxl_timer_mode;

typedef enum xenstable_libxl_trigger {
    XENSTABLE_LIBXL_TRIGGER_UNKNOWN = 0,
    XENSTABLE_LIBXL_TRIGGER_POWER = 1,
    XENSTABLE_LIBXL_TRIGGER_SLEEP = 2,
    XENSTABLE_LIBXL_TRIGGER_NMI = 3,
    XENSTABLE_LIBXL_TRIGGER_INIT = 4,
    XENSTABLE_LIBXL_TRIGGER_RESET = 5,
    XENSTABLE_LIBXL_TRIGGER_S3RESUME = 6,
} xenstable_libxl_trigger;

typedef enum xenstable_libxl_tsc_mode {
    XENSTABLE_LIBXL_TSC_MODE_DEFAULT = 0,
    XENSTABLE_LIBXL_TSC_MODE_ALWAYS_EMULATE = 1,
    XENSTABLE_LIBXL_TSC_MODE_NATIVE = 2,
    XENSTABLE_LIBXL_TSC_MODE_NATIVE_PARAVIRT = 3,
} xenstable_libxl_tsc_mode;

typedef enum xenstable_libxl_usbctrl_type {
    XENSTABLE_LIBXL_USBCTRL_TYPE_AUTO = 0,
    XENSTABLE_LIBXL_USBCTRL_TYPE_PV = 1,
    XENSTABLE_LIBXL_USBCTRL_TYPE_DEVICEMODEL = 2,
    XENSTABLE_LIBXL_USBCTRL_TYPE_QUSB = 3,
} xenstable_libxl_usbctrl_type;

typedef enum xenstable_libxl_usbdev_type {
    XENSTABLE_LIBXL_USBDEV_TYPE_HOSTDEV = 1,
} xenstable_libxl_usbdev_type;

typedef enum xenstable_libxl_vendor_device {
    XENSTABLE_LIBXL_VENDOR_DEVICE_NONE = 0,
    XENSTABLE_LIBXL_VENDOR_DEVICE_XENSERVER = 1,
} xenstable_libxl_vendor_device;

typedef enum xenstable_libxl_vga_interface_type {
    XENSTABLE_LIBXL_VGA_INTERFACE_TYPE_UNKNOWN = 0,
    XENSTABLE_LIBXL_VGA_INTERFACE_TYPE_CIRRUS = 1,
    XENSTABLE_LIBXL_VGA_INTERFACE_TYPE_STD = 2,
    XENSTABLE_LIBXL_VGA_INTERFACE_TYPE_NONE = 3,
    XENSTABLE_LIBXL_VGA_INTERFACE_TYPE_QXL = 4,
} xenstable_libxl_vga_interface_type;

typedef enum xenstable_libxl_viridian_enlightenment {
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_BASE = 0,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_FREQ = 1,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_TIME_REF_COUNT = 2,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_REFERENCE_TSC = 3,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_HCALL_REMOTE_TLB_FLUSH = 4,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_APIC_ASSIST = 5,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_CRASH_CTL = 6,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_SYNIC = 7,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_STIMER = 8,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_HCALL_IPI = 9,
    /* Xen 4.15 */
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_EX_PROCESSOR_MASKS = 10,
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_NO_VP_LIMIT = 11, /* Xen 4.15 */
    XENSTABLE_LIBXL_VIRIDIAN_ENLIGHTENMENT_CPU_HOTPLUG = 12, /* Xen 4.15 */
} xenstable_libxl_viridian_enlightenment;

typedef enum xenstable_libxl_virtio_transport { /* Xen 4.18 */
    XENSTABLE_LIBXL_VIRTIO_TRANSPORT_UNKNOWN = 0,
    XENSTABLE_LIBXL_VIRTIO_TRANSPORT_MMIO = 1,
} xenstable_libxl_virtio_transport;

typedef enum xenstable_libxl_vkb_backend {
    XENSTABLE_LIBXL_VKB_BACKEND_UNKNOWN = 0,
    XENSTABLE_LIBXL_VKB_BACKEND_QEMU = 1,
    XENSTABLE_LIBXL_VKB_BACKEND_LINUX = 2,
} xenstable_libxl_vkb_backend;

typedef enum xenstable_libxl_vsnd_pcm_format {
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_S8 = 1,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_U8 = 2,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_S16_LE = 3,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_S16_BE = 4,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_U16_LE = 5,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_U16_BE = 6,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_S24_LE = 7,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_S24_BE = 8,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_U24_LE = 9,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_U24_BE = 10,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_S32_LE = 11,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_S32_BE = 12,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_U32_LE = 13,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_U32_BE = 14,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_F32_LE = 15,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_F32_BE = 16,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_F64_LE = 17,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_F64_BE = 18,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_IEC958_SUBFRAME_LE = 19,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_IEC958_SUBFRAME_BE = 20,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_MU_LAW = 21,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_A_LAW = 22,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_IMA_ADPCM = 23,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_MPEG = 24,
    XENSTABLE_LIBXL_VSND_PCM_FORMAT_GSM = 25,
} xenstable_libxl_vsnd_pcm_format;

typedef enum xenstable_libxl_vsnd_stream_type {
    XENSTABLE_LIBXL_VSND_STREAM_TYPE_P = 1,
    XENSTABLE_LIBXL_VSND_STREAM_TYPE_C = 2,
} xenstable_libxl_vsnd_stream_type;

typedef enum xenstable_libxl_vuart_type {
    XENSTABLE_LIBXL_VUART_TYPE_UNKNOWN = 0,
    XENSTABLE_LIBXL_VUART_TYPE_SBSA_UART = 1,
} xenstable_libxl_vuart_type;

typedef enum xenstable_xlu_config_value_type {
    XENSTABLE_XLU_STRING = 0,
    XENSTABLE_XLU_LIST = 1,
} xenstable_xlu_config_value_type;

typedef enum xenstable_xlu_operation {
    XENSTABLE_XLU_OP_ASSIGNMENT = 0,
    XENSTABLE_XLU_OP_ADDITION = 1,
} xenstable_xlu_operation;

typedef xenstable_libxl_psr_cbm_type xenstable_libxl_psr_type;
typedef struct xenstable_libxl_arm_sci xenstable_libxl_arm_sci;
typedef struct xenstable_libxl_asyncop_how xenstable_libxl_asyncop_how;
typedef struct xenstable_libxl_asyncprogress_how
    xenstable_libxl_asyncprogress_how;
typedef struct xenstable_libxl_bitmap xenstable_libxl_bitmap;
typedef struct xenstable_libxl_channelinfo xenstable_libxl_channelinfo;
typedef struct xenstable_libxl_childproc_hooks xenstable_libxl_childproc_hooks;
typedef struct xenstable_libxl_connector_param xenstable_libxl_connector_param;
typedef struct xenstable_libxl_connectorinfo xenstable_libxl_connectorinfo;
typedef struct xenstable_libxl_cpupoolinfo xenstable_libxl_cpupoolinfo;
typedef struct xenstable_libxl_cputopology xenstable_libxl_cputopology;
typedef struct xenstable_libxl_defbool xenstable_libxl_defbool;
typedef struct xenstable_libxl_device_channel xenstable_libxl_device_channel;
typedef struct xenstable_libxl_device_disk xenstable_libxl_device_disk;
typedef struct xenstable_libxl_device_dtdev xenstable_libxl_device_dtdev;
typedef struct xenstable_libxl_device_nic xenstable_libxl_device_nic;
typedef struct xenstable_libxl_device_p9 xenstable_libxl_device_p9;
typedef struct xenstable_libxl_device_pci xenstable_libxl_device_pci;
typedef struct xenstable_libxl_device_pvcallsif
    xenstable_libxl_device_pvcallsif;
typedef struct xenstable_libxl_device_rdm xenstable_libxl_device_rdm;
typedef struct xenstable_libxl_device_usbctrl xenstable_libxl_device_usbctrl;
typedef struct xenstable_libxl_device_usbdev xenstable_libxl_device_usbdev;
typedef struct xenstable_libxl_device_vdispl xenstable_libxl_device_vdispl;
typedef struct xenstable_libxl_vnc_info xenstable_libxl_vnc_info;
typedef struct xenstable_libxl_sdl_info xenstable_libxl_sdl_info;
typedef struct xenstable_libxl_device_vfb xenstable_libxl_device_vfb;
typedef struct xenstable_libxl_device_virtio xenstable_libxl_device_virtio;
typedef struct xenstable_libxl_device_vkb xenstable_libxl_device_vkb;
typedef struct xenstable_libxl_vsnd_params xenstable_libxl_vsnd_params;
typedef struct xenstable_libxl_vsnd_stream xenstable_libxl_vsnd_stream;
typedef struct xenstable_libxl_vsnd_pcm xenstable_libxl_vsnd_pcm;
typedef struct xenstable_libxl_device_vsnd xenstable_libxl_device_vsnd;
typedef struct xenstable_libxl_uuid xenstable_libxl_uuid;
typedef struct xenstable_libxl_device_vtpm xenstable_libxl_device_vtpm;
typedef struct xenstable_libxl_diskinfo xenstable_libxl_diskinfo;
typedef struct xenstable_libxl_vnode_info xenstable_libxl_vnode_info;
typedef struct xenstable_libxl_domain_sched_params
    xenstable_libxl_domain_sched_params;
typedef struct xenstable_libxl_ioport_range xenstable_libxl_ioport_range;
typedef struct xenstable_libxl_iomem_range xenstable_libxl_iomem_range;
typedef struct xenstable_libxl_smbios xenstable_libxl_smbios;
typedef struct xenstable_libxl_vga_interface_info
    xenstable_libxl_vga_interface_info;
typedef struct xenstable_libxl_spice_info xenstable_libxl_spice_info;
typedef struct xenstable_libxl_ms_vm_genid xenstable_libxl_ms_vm_genid;
typedef struct xenstable_libxl_rdm_reserve xenstable_libxl_rdm_reserve;
typedef struct xenstable_libxl_xs_quota_item xenstable_libxl_xs_quota_item;
typedef struct xenstable_libxl_xs_quota_list xenstable_libxl_xs_quota_list;
typedef struct xenstable_libxl_domain_build_info
    xenstable_libxl_domain_build_info;
typedef struct xenstable_libxl_domain_create_info
    xenstable_libxl_domain_create_info;
typedef struct xenstable_libxl_domain_config xenstable_libxl_domain_config;
typedef struct xenstable_libxl_domain_remus_info
    xenstable_libxl_domain_remus_info;
typedef struct xenstable_libxl_domain_restore_params
    xenstable_libxl_domain_restore_params;
typedef struct xenstable_libxl_dominfo xenstable_libxl_dominfo;
typedef struct xenstable_libxl_ev_link xenstable_libxl_ev_link;
typedef struct xenstable_libxl_event xenstable_libxl_event;
typedef struct xenstable_libxl_event_hooks xenstable_libxl_event_hooks;
typedef struct xenstable_libxl_nicinfo xenstable_libxl_nicinfo;
typedef struct xenstable_libxl_numainfo xenstable_libxl_numainfo;
typedef struct xenstable_libxl_osevent_hooks xenstable_libxl_osevent_hooks;
typedef struct xenstable_libxl_pcitopology xenstable_libxl_pcitopology;
typedef struct xenstable_libxl_streaminfo xenstable_libxl_streaminfo;
typedef struct xenstable_libxl_pcminfo xenstable_libxl_pcminfo;
typedef struct xenstable_libxl_physinfo xenstable_libxl_physinfo;
typedef struct xenstable_libxl_psr_cat_info xenstable_libxl_psr_cat_info;
typedef struct xenstable_libxl_psr_hw_info xenstable_libxl_psr_hw_info;
typedef struct xenstable_libxl_sched_credit2_params
    xenstable_libxl_sched_credit2_params;
typedef struct xenstable_libxl_sched_credit_params
    xenstable_libxl_sched_credit_params;
typedef struct xenstable_libxl_sched_params xenstable_libxl_sched_params;
typedef struct xenstable_libxl_usbctrlinfo xenstable_libxl_usbctrlinfo;
typedef struct xenstable_libxl_vcpu_sched_params
    xenstable_libxl_vcpu_sched_params;
typedef struct xenstable_libxl_vcpuinfo xenstable_libxl_vcpuinfo;
typedef struct xenstable_libxl_vdisplinfo xenstable_libxl_vdisplinfo;
typedef struct xenstable_libxl_version_info xenstable_libxl_version_info;
typedef struct xenstable_libxl_vkbinfo xenstable_libxl_vkbinfo;
typedef struct xenstable_libxl_vminfo xenstable_libxl_vminfo;
typedef struct xenstable_libxl_vsndinfo xenstable_libxl_vsndinfo;
typedef struct xenstable_libxl_vtpminfo xenstable_libxl_vtpminfo;
typedef int xenstable_libxl_event_predicate(
    const xenstable_libxl_event *, void *);

struct xenstable_libxl_arm_sci { /* Xen 4.21 */
    xenstable_libxl_arm_sci_type type;
};

struct xenstable_libxl_asyncop_how {
    void (*callback)(xenstable_libxl_ctx *, int, void *);
    union {
        xenstable_libxl_ev_user for_event;
        void *for_callback;
    } u;
};

struct xenstable_libxl_asyncprogress_how {
    void (*callback)(xenstable_libxl_ctx *, xenstable_libxl_event *, void *);
    xenstable_libxl_ev_user for_event;
    void *for_callback;
};

struct xenstable_libxl_bitmap {
    uint32_t size;
    uint8_t *map;
};

struct xenstable_libxl_channelinfo {
    char *backend;
    uint32_t backend_id;
    char *frontend;
    uint32_t frontend_id;
    xenstable_libxl_devid devid; /* init: -1 */
    int state;
    int evtch;
    int rref;
    xenstable_libxl_channel_connection connection;
    union { /* by connection */
        struct { /* XENSTABLE_LIBXL_CHANNEL_CONNECTION_PTY */
            char *path;
        } pty;
    } u;
};

struct xenstable_libxl_childproc_hooks {
    xenstable_libxl_sigchld_owner chldowner;
    pid_t (*fork_replacement)(void *);
    int (*reaped_callback)(pid_t, int, void *);
};

struct xenstable_libxl_connector_param {
    char *unique_id;
    uint32_t width;
    uint32_t height;
};

struct xenstable_libxl_connectorinfo {
    char *unique_id;
    uint32_t width;
    uint32_t height;
    int req_evtch;
    int req_rref;
    int evt_evtch;
    int evt_rref;
};

struct xenstable_libxl_cpupoolinfo {
    uint32_t poolid;
    char *pool_name;
    xenstable_libxl_scheduler sched;
    uint32_t n_dom;
    xenstable_libxl_bitmap cpumap;
};

struct xenstable_libxl_cputopology {
    uint32_t core;
    uint32_t socket;
    uint32_t node;
};

struct xenstable_libxl_defbool {
    int val;
};

struct xenstable_libxl_device_channel {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    xenstable_libxl_devid devid; /* init: -1 */
    char *name;
    xenstable_libxl_channel_connection connection;
    union { /* by connection */
        struct { /* XENSTABLE_LIBXL_CHANNEL_CONNECTION_SOCKET */
            char *path;
        } socket;
    } u;
};

struct xenstable_libxl_device_disk {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    char *pdev_path;
    char *vdev;
    xenstable_libxl_disk_backend backend;
    xenstable_libxl_disk_format format;
    char *script;
    int removable;
    int readwrite;
    int is_cdrom;
    bool direct_io_safe;
    xenstable_libxl_defbool discard_enable;
    xenstable_libxl_disk_specification specification; /* Xen 4.17 */
    xenstable_libxl_disk_transport transport; /* Xen 4.17 */
    uint32_t irq; /* Xen 4.17 */
    uint64_t base; /* Xen 4.17 */
    xenstable_libxl_defbool colo_enable;
    xenstable_libxl_defbool colo_restore_enable;
    char *colo_host;
    int colo_port;
    char *colo_export;
    char *active_disk;
    char *hidden_disk;
    xenstable_libxl_defbool trusted; /* Xen 4.17 */
    xenstable_libxl_defbool grant_usage; /* Xen 4.19 */
};

struct xenstable_libxl_device_dtdev {
    char *path;
};

struct xenstable_libxl_device_nic {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    xenstable_libxl_devid devid; /* init: -1 */
    int mtu;
    char *vlan; /* Xen 4.19 */
    char *model;
    xenstable_libxl_mac mac;
    char *ip;
    char *bridge;
    char *ifname;
    char *script;
    xenstable_libxl_nic_type nictype;
    uint64_t rate_bytes_per_interval;
    uint32_t rate_interval_usecs;
    char *gatewaydev;
    char *coloft_forwarddev;
    char *colo_sock_mirror_id;
    char *colo_sock_mirror_ip;
    char *colo_sock_mirror_port;
    char *colo_sock_compare_pri_in_id;
    char *colo_sock_compare_pri_in_ip;
    char *colo_sock_compare_pri_in_port;
    char *colo_sock_compare_sec_in_id;
    char *colo_sock_compare_sec_in_ip;
    char *colo_sock_compare_sec_in_port;
    char *colo_sock_compare_notify_id;
    char *colo_sock_compare_notify_ip;
    char *colo_sock_compare_notify_port;
    char *colo_sock_redirector0_id;
    char *colo_sock_redirector0_ip;
    char *colo_sock_redirector0_port;
    char *colo_sock_redirector1_id;
    char *colo_sock_redirector1_ip;
    char *colo_sock_redirector1_port;
    char *colo_sock_redirector2_id;
    char *colo_sock_redirector2_ip;
    char *colo_sock_redirector2_port;
    char *colo_filter_mirror_queue;
    char *colo_filter_mirror_outdev;
    char *colo_filter_redirector0_queue;
    char *colo_filter_redirector0_indev;
    char *colo_filter_redirector0_outdev;
    char *colo_filter_redirector1_queue;
    char *colo_filter_redirector1_indev;
    char *colo_filter_redirector1_outdev;
    char *colo_compare_pri_in;
    char *colo_compare_sec_in;
    char *colo_compare_out;
    char *colo_compare_notify_dev;
    char *colo_sock_sec_redirector0_id;
    char *colo_sock_sec_redirector0_ip;
    char *colo_sock_sec_redirector0_port;
    char *colo_sock_sec_redirector1_id;
    char *colo_sock_sec_redirector1_ip;
    char *colo_sock_sec_redirector1_port;
    char *colo_filter_sec_redirector0_queue;
    char *colo_filter_sec_redirector0_indev;
    char *colo_filter_sec_redirector0_outdev;
    char *colo_filter_sec_redirector1_queue;
    char *colo_filter_sec_redirector1_indev;
    char *colo_filter_sec_redirector1_outdev;
    char *colo_filter_sec_rewriter0_queue;
    char *colo_checkpoint_host;
    char *colo_checkpoint_port;
    xenstable_libxl_defbool trusted; /* Xen 4.17 */
};

struct xenstable_libxl_device_p9 {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    char *tag;
    char *path;
    char *security_model;
    xenstable_libxl_devid devid; /* init: -1 */
    xenstable_libxl_p9_type type; /* Xen 4.19 */
    int max_space; /* Xen 4.19 */
    int max_files; /* Xen 4.19 */
    int max_open_files; /* Xen 4.19 */
    bool auto_delete; /* Xen 4.19 */
};

struct xenstable_libxl_device_pci {
    uint8_t func;
    uint8_t dev;
    uint8_t bus;
    int domain;
    uint32_t vdevfn;
    uint32_t vfunc_mask;
    bool msitranslate;
    bool power_mgmt;
    bool permissive;
    bool seize;
    /* init: XENSTABLE_LIBXL_RDM_RESERVE_POLICY_INVALID */
    xenstable_libxl_rdm_reserve_policy rdm_policy;
    char *name; /* Xen 4.15 */
};

struct xenstable_libxl_device_pvcallsif {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    xenstable_libxl_devid devid; /* init: -1 */
};

struct xenstable_libxl_device_rdm {
    uint64_t start;
    uint64_t size;
    /* init: XENSTABLE_LIBXL_RDM_RESERVE_POLICY_INVALID */
    xenstable_libxl_rdm_reserve_policy policy;
};

struct xenstable_libxl_device_usbctrl {
    xenstable_libxl_usbctrl_type type;
    xenstable_libxl_devid devid; /* init: -1 */
    int version;
    int ports;
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
};

struct xenstable_libxl_device_usbdev {
    xenstable_libxl_devid ctrl; /* init: -1 */
    int port;
    xenstable_libxl_usbdev_type type;
    union { /* by type */
        struct { /* XENSTABLE_LIBXL_USBDEV_TYPE_HOSTDEV */
            uint8_t hostbus;
            uint8_t hostaddr;
        } hostdev;
    } u;
};

struct xenstable_libxl_device_vdispl {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    xenstable_libxl_devid devid; /* init: -1 */
    bool be_alloc;
    int num_connectors;
    xenstable_libxl_connector_param *connectors;
};

struct xenstable_libxl_vnc_info {
    xenstable_libxl_defbool enable;
    char *listen;
    char *passwd;
    int display;
    xenstable_libxl_defbool findunused;
};

struct xenstable_libxl_sdl_info {
    xenstable_libxl_defbool enable;
    xenstable_libxl_defbool opengl;
    char *display;
    char *xauthority;
};

struct xenstable_libxl_device_vfb {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    xenstable_libxl_devid devid; /* init: -1 */
    xenstable_libxl_vnc_info vnc;
    xenstable_libxl_sdl_info sdl;
    char *keymap;
};

struct xenstable_libxl_device_virtio { /* Xen 4.18 */
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    char *type;
    xenstable_libxl_virtio_transport transport;
    xenstable_libxl_defbool grant_usage;
    xenstable_libxl_devid devid; /* init: -1 */
    uint32_t irq;
    uint64_t base;
};

struct xenstable_libxl_device_vkb {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    xenstable_libxl_devid devid; /* init: -1 */
    xenstable_libxl_vkb_backend backend_type;
    char *unique_id;
    bool feature_disable_keyboard;
    bool feature_disable_pointer;
    bool feature_abs_pointer;
    bool feature_raw_pointer;
    bool feature_multi_touch;
    uint32_t width;
    uint32_t height;
    uint32_t multi_touch_width;
    uint32_t multi_touch_height;
    uint32_t multi_touch_num_contacts;
};

struct xenstable_libxl_vsnd_params {
    int num_sample_rates;
    uint32_t *sample_rates;
    int num_sample_formats;
    xenstable_libxl_vsnd_pcm_format *sample_formats;
    uint32_t channels_min;
    uint32_t channels_max;
    uint32_t buffer_size;
};

struct xenstable_libxl_vsnd_stream {
    char *unique_id;
    xenstable_libxl_vsnd_stream_type type;
    xenstable_libxl_vsnd_params params;
};

struct xenstable_libxl_vsnd_pcm {
    char *name;
    xenstable_libxl_vsnd_params params;
    int num_vsnd_streams;
    xenstable_libxl_vsnd_stream *streams;
};

struct xenstable_libxl_device_vsnd {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    xenstable_libxl_devid devid; /* init: -1 */
    char *short_name;
    char *long_name;
    xenstable_libxl_vsnd_params params;
    int num_vsnd_pcms;
    xenstable_libxl_vsnd_pcm *pcms;
};

struct xenstable_libxl_uuid {
    unsigned char uuid[16];
};

struct xenstable_libxl_device_vtpm {
    xenstable_libxl_domid backend_domid;
    char *backend_domname;
    xenstable_libxl_devid devid; /* init: -1 */
    xenstable_libxl_uuid uuid;
};

struct xenstable_libxl_diskinfo {
    char *backend;
    uint32_t backend_id;
    char *frontend;
    uint32_t frontend_id;
    xenstable_libxl_devid devid; /* init: -1 */
    int state;
    int evtch;
    int rref;
};

struct xenstable_libxl_vnode_info {
    uint64_t memkb; /* init: ~0 */
    int num_distances;
    uint32_t *distances;
    uint32_t pnode;
    xenstable_libxl_bitmap vcpus;
};

struct xenstable_libxl_domain_sched_params {
    xenstable_libxl_scheduler sched;
    int weight; /* init: -1 */
    int cap; /* init: -1 */
    int period; /* init: -1 */
    int budget; /* init: -1 */
    int extratime; /* init: -1 */
    int slice; /* init: -1 */
    int latency; /* init: -1 */
};

struct xenstable_libxl_ioport_range {
    uint32_t first;
    uint32_t number;
};

struct xenstable_libxl_iomem_range {
    uint64_t start;
    uint64_t number;
    uint64_t gfn; /* init: ~0 */
};

struct xenstable_libxl_smbios { /* Xen 4.18 */
    xenstable_libxl_smbios_type key;
    char *value;
};

struct xenstable_libxl_vga_interface_info {
    xenstable_libxl_vga_interface_type kind;
};

struct xenstable_libxl_spice_info {
    xenstable_libxl_defbool enable;
    int port;
    int tls_port;
    char *host;
    xenstable_libxl_defbool disable_ticketing;
    char *passwd;
    xenstable_libxl_defbool agent_mouse;
    xenstable_libxl_defbool vdagent;
    xenstable_libxl_defbool clipboard_sharing;
    int usbredirection;
    char *image_compression;
    char *streaming_video;
};

struct xenstable_libxl_ms_vm_genid {
    uint8_t bytes[16];
};

struct xenstable_libxl_rdm_reserve {
    xenstable_libxl_rdm_reserve_strategy strategy;
    /* init: XENSTABLE_LIBXL_RDM_RESERVE_POLICY_INVALID */
    xenstable_libxl_rdm_reserve_policy policy;
};

struct xenstable_libxl_xs_quota_item { /* Xen 4.22 */
    char *name;
    uint32_t val;
};

struct xenstable_libxl_xs_quota_list { /* Xen 4.22 */
    int num_quota;
    xenstable_libxl_xs_quota_item *quota;
};

struct xenstable_libxl_domain_build_info {
    int max_vcpus;
    xenstable_libxl_bitmap avail_vcpus;
    xenstable_libxl_bitmap cpumap;
    xenstable_libxl_bitmap nodemap;
    int num_vcpu_hard_affinity;
    xenstable_libxl_bitmap *vcpu_hard_affinity;
    int num_vcpu_soft_affinity;
    xenstable_libxl_bitmap *vcpu_soft_affinity;
    xenstable_libxl_defbool numa_placement;
    xenstable_libxl_tsc_mode tsc_mode;
    uint64_t max_memkb; /* init: ~0 */
    uint64_t target_memkb; /* init: ~0 */
    uint64_t video_memkb; /* init: ~0 */
    uint64_t shadow_memkb; /* init: ~0 */
    uint64_t iommu_memkb; /* init: ~0 */
    uint32_t rtc_timeoffset;
    uint32_t exec_ssidref;
    char *exec_ssid_label;
    xenstable_libxl_defbool localtime;
    xenstable_libxl_defbool disable_migrate;
    xenstable_libxl_cpuid_policy_list cpuid;
    char *blkdev_start;
    int num_vnuma_nodes;
    xenstable_libxl_vnode_info *vnuma_nodes;
    uint32_t max_grant_frames; /* init: ~0 */
    uint32_t max_maptrack_frames; /* init: ~0 */
    int max_grant_version; /* Xen 4.16; init: -1 */
    xenstable_libxl_device_model_version device_model_version;
    xenstable_libxl_defbool device_model_stubdomain;
    uint64_t stubdomain_memkb; /* init: ~0 */
    char *stubdomain_kernel;
    char *stubdomain_cmdline; /* Xen 4.16 */
    char *stubdomain_ramdisk;
    char *device_model;
    uint32_t device_model_ssidref;
    char *device_model_ssid_label;
    char *device_model_user;
    xenstable_libxl_string_list extra;
    xenstable_libxl_string_list extra_pv;
    xenstable_libxl_string_list extra_hvm;
    xenstable_libxl_domain_sched_params sched_params;
    int num_ioports;
    xenstable_libxl_ioport_range *ioports;
    int num_irqs;
    uint32_t *irqs;
    int num_iomem;
    xenstable_libxl_iomem_range *iomem;
    int num_llc_colors; /* Xen 4.20 */
    uint32_t *llc_colors;
    xenstable_libxl_defbool claim_mode;
    uint32_t event_channels;
    char *kernel;
    char *cmdline;
    char *ramdisk;
    char *device_tree;
    xenstable_libxl_defbool acpi;
    char *bootloader;
    xenstable_libxl_string_list bootloader_args;
    xenstable_libxl_defbool bootloader_restrict; /* Xen 4.18 */
    char *bootloader_user; /* Xen 4.18 */
    /* init: XENSTABLE_LIBXL_TIMER_MODE_UNKNOWN */
    xenstable_libxl_timer_mode timer_mode;
    xenstable_libxl_defbool nested_hvm;
    xenstable_libxl_defbool apic;
    xenstable_libxl_defbool dm_restrict;
    xenstable_libxl_tee_type tee;
    /* init: XENSTABLE_LIBXL_DOMAIN_TYPE_INVALID */
    xenstable_libxl_domain_type type;
    union { /* by type */
        struct { /* XENSTABLE_LIBXL_DOMAIN_TYPE_HVM */
            char *firmware;
            xenstable_libxl_bios_type bios;
            xenstable_libxl_defbool pae;
            xenstable_libxl_defbool apic;
            xenstable_libxl_defbool acpi;
            xenstable_libxl_defbool acpi_s3;
            xenstable_libxl_defbool acpi_s4;
            xenstable_libxl_defbool acpi_laptop_slate;
            xenstable_libxl_defbool nx;
            xenstable_libxl_defbool viridian;
            xenstable_libxl_bitmap viridian_enable;
            xenstable_libxl_bitmap viridian_disable;
            char *timeoffset;
            xenstable_libxl_defbool hpet;
            xenstable_libxl_defbool vpt_align;
            uint64_t mmio_hole_memkb; /* init: ~0 */
            /* init: XENSTABLE_LIBXL_TIMER_MODE_UNKNOWN */
            xenstable_libxl_timer_mode timer_mode;
            xenstable_libxl_defbool nested_hvm;
            xenstable_libxl_defbool altp2m;
            char *system_firmware;
            char *smbios_firmware;
            int num_smbios; /* Xen 4.18 */
            xenstable_libxl_smbios *smbios;
            char *acpi_firmware;
            /* init: XENSTABLE_LIBXL_HDTYPE_IDE */
            xenstable_libxl_hdtype hdtype;
            xenstable_libxl_defbool nographic;
            xenstable_libxl_vga_interface_info vga;
            xenstable_libxl_vnc_info vnc;
            char *keymap;
            xenstable_libxl_sdl_info sdl;
            xenstable_libxl_spice_info spice;
            xenstable_libxl_defbool gfx_passthru;
            xenstable_libxl_gfx_passthru_kind gfx_passthru_kind;
            char *serial;
            char *boot;
            xenstable_libxl_defbool usb;
            int usbversion;
            char *usbdevice;
            xenstable_libxl_defbool vkb_device;
            char *soundhw;
            xenstable_libxl_defbool xen_platform_pci;
            xenstable_libxl_defbool xen_platform_pci_bar_uc; /* Xen 4.21 */
            xenstable_libxl_string_list usbdevice_list;
            xenstable_libxl_vendor_device vendor_device;
            xenstable_libxl_ms_vm_genid ms_vm_genid;
            xenstable_libxl_string_list serial_list;
            xenstable_libxl_rdm_reserve rdm;
            uint64_t rdm_mem_boundary_memkb; /* init: ~0 */
            uint64_t mca_caps;
            xenstable_libxl_defbool pirq; /* Xen 4.19 */
        } hvm;
        struct { /* XENSTABLE_LIBXL_DOMAIN_TYPE_PV */
            char *kernel;
            uint64_t slack_memkb; /* init: ~0 */
            char *bootloader;
            xenstable_libxl_string_list bootloader_args;
            char *cmdline;
            char *ramdisk;
            char *features; /* not owned */
            xenstable_libxl_defbool e820_host;
        } pv;
        struct { /* XENSTABLE_LIBXL_DOMAIN_TYPE_PVH */
            xenstable_libxl_defbool pvshim;
            char *pvshim_path;
            char *pvshim_cmdline;
            char *pvshim_extra;
        } pvh;
    } u;
    struct {
        xenstable_libxl_gic_version gic_version;
        xenstable_libxl_vuart_type vuart;
        xenstable_libxl_sve_type sve_vl; /* Xen 4.18 */
        uint32_t nr_spis; /* Xen 4.19; init: ~0 */
        xenstable_libxl_arm_sci arm_sci; /* Xen 4.21 */
    } arch_arm;
    struct {
        xenstable_libxl_defbool msr_relaxed; /* Xen 4.15 */
    } arch_x86;
    xenstable_libxl_altp2m_mode altp2m;
    uint32_t altp2m_count; /* Xen 4.21; init: ~0 */
    int vmtrace_buf_kb; /* Xen 4.15 */
    xenstable_libxl_defbool vpmu; /* Xen 4.16 */
    xenstable_libxl_defbool trap_unmapped_accesses; /* Xen 4.21 */
    uint32_t xenstore_feature_mask; /* Xen 4.21; init: ~0 */
    xenstable_libxl_xs_quota_list xenstore_quota; /* Xen 4.22 */
};

struct xenstable_libxl_domain_create_info {
    /* init: XENSTABLE_LIBXL_DOMAIN_TYPE_INVALID */
    xenstable_libxl_domain_type type;
    xenstable_libxl_defbool hap;
    xenstable_libxl_defbool oos;
    uint32_t ssidref;
    char *ssid_label;
    char *name;
    xenstable_libxl_domid domid;
    xenstable_libxl_uuid uuid;
    xenstable_libxl_key_value_list xsdata;
    xenstable_libxl_key_value_list platformdata;
    uint32_t poolid;
    char *pool_name;
    xenstable_libxl_defbool run_hotplug_scripts;
    xenstable_libxl_defbool driver_domain;
    xenstable_libxl_passthrough passthrough;
    xenstable_libxl_defbool xend_suspend_evtchn_compat;
};

struct xenstable_libxl_domain_config {
    xenstable_libxl_domain_create_info c_info;
    xenstable_libxl_domain_build_info b_info;
    int num_disks;
    xenstable_libxl_device_disk *disks;
    int num_nics;
    xenstable_libxl_device_nic *nics;
    int num_pcidevs;
    xenstable_libxl_device_pci *pcidevs;
    int num_rdms;
    xenstable_libxl_device_rdm *rdms;
    int num_dtdevs;
    xenstable_libxl_device_dtdev *dtdevs;
    int num_vfbs;
    xenstable_libxl_device_vfb *vfbs;
    int num_vkbs;
    xenstable_libxl_device_vkb *vkbs;
    int num_virtios; /* Xen 4.18 */
    xenstable_libxl_device_virtio *virtios;
    int num_vtpms;
    xenstable_libxl_device_vtpm *vtpms;
    int num_p9s;
    xenstable_libxl_device_p9 *p9s;
    int num_pvcallsifs;
    xenstable_libxl_device_pvcallsif *pvcallsifs;
    int num_vdispls;
    xenstable_libxl_device_vdispl *vdispls;
    int num_vsnds;
    xenstable_libxl_device_vsnd *vsnds;
    int num_channels;
    xenstable_libxl_device_channel *channels;
    int num_usbctrls;
    xenstable_libxl_device_usbctrl *usbctrls;
    int num_usbdevs;
    xenstable_libxl_device_usbdev *usbdevs;
    /* init: XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_DESTROY */
    xenstable_libxl_action_on_shutdown on_poweroff;
    /* init: XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_DESTROY */
    xenstable_libxl_action_on_shutdown on_reboot;
    /* init: XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_DESTROY */
    xenstable_libxl_action_on_shutdown on_watchdog;
    /* init: XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_DESTROY */
    xenstable_libxl_action_on_shutdown on_crash;
    /* init: XENSTABLE_LIBXL_ACTION_ON_SHUTDOWN_DESTROY */
    xenstable_libxl_action_on_shutdown on_soft_reset;
};

struct xenstable_libxl_domain_remus_info {
    int interval;
    xenstable_libxl_defbool allow_unsafe;
    xenstable_libxl_defbool blackhole;
    xenstable_libxl_defbool compression;
    xenstable_libxl_defbool netbuf;
    char *netbufscript;
    xenstable_libxl_defbool diskbuf;
    xenstable_libxl_defbool colo;
    xenstable_libxl_defbool userspace_colo_proxy;
};

struct xenstable_libxl_domain_restore_params {
    int checkpointed_stream;
    uint32_t stream_version; /* init: 1 */
    char *colo_proxy_script;
    xenstable_libxl_defbool userspace_colo_proxy;
};

struct xenstable_libxl_dominfo {
    xenstable_libxl_uuid uuid;
    xenstable_libxl_domid domid;
    uint32_t ssidref;
    char *ssid_label;
    bool running;
    bool blocked;
    bool paused;
    bool shutdown;
    bool dying;
    bool never_stop;
    /* init: XENSTABLE_LIBXL_SHUTDOWN_REASON_UNKNOWN */
    xenstable_libxl_shutdown_reason shutdown_reason;
    uint64_t outstanding_memkb; /* init: ~0 */
    uint64_t current_memkb; /* init: ~0 */
    uint64_t shared_memkb; /* init: ~0 */
    uint64_t paged_memkb; /* init: ~0 */
    uint64_t max_memkb; /* init: ~0 */
    uint64_t cpu_time;
    uint32_t vcpu_max_id;
    uint32_t vcpu_online;
    uint32_t cpupool;
    uint8_t gpaddr_bits; /* Xen 4.16 */
    /* init: XENSTABLE_LIBXL_DOMAIN_TYPE_INVALID */
    xenstable_libxl_domain_type domain_type;
};

struct xenstable_libxl_ev_link {
    struct xenstable_libxl_event *tqe_next;
    struct xenstable_libxl_event **tqe_prev;
};

struct xenstable_libxl_event {
    xenstable_libxl_ev_link link;
    xenstable_libxl_domid domid;
    xenstable_libxl_uuid domuuid;
    uint64_t for_user;
    xenstable_libxl_event_type type;
    union { /* by type */
        struct { /* XENSTABLE_LIBXL_EVENT_TYPE_DOMAIN_SHUTDOWN */
            uint8_t shutdown_reason;
        } domain_shutdown;
        struct { /* XENSTABLE_LIBXL_EVENT_TYPE_DISK_EJECT */
            char *vdev;
            xenstable_libxl_device_disk disk;
        } disk_eject;
        struct { /* XENSTABLE_LIBXL_EVENT_TYPE_OPERATION_COMPLETE */
            int rc;
        } operation_complete;
    } u;
};

struct xenstable_libxl_event_hooks {
    uint64_t event_occurs_mask;
    void (*event_occurs)(void *, xenstable_libxl_event *);
    void (*disaster)(void *, xenstable_libxl_event_type, const char *, int);
};

struct xenstable_libxl_nicinfo {
    char *backend;
    uint32_t backend_id;
    char *frontend;
    uint32_t frontend_id;
    xenstable_libxl_devid devid; /* init: -1 */
    int state;
    int evtch;
    int rref_tx;
    int rref_rx;
};

struct xenstable_libxl_numainfo {
    uint64_t size;
    uint64_t free;
    int num_dists;
    uint32_t *dists;
};

struct xenstable_libxl_osevent_hooks {
    int (*fd_register)(void *, int, void **, short, void *);
    int (*fd_modify)(void *, int, void **, short);
    void (*fd_deregister)(void *, int, void *);
    int (*timeout_register)(void *, void **, struct timeval, void *);
    int (*timeout_modify)(void *, void **, struct timeval);
    void (*timeout_deregister)(void *, void *);
};

struct xenstable_libxl_pcitopology {
    uint16_t seg;
    uint8_t bus;
    uint8_t devfn;
    uint32_t node;
};

struct xenstable_libxl_streaminfo {
    int req_evtch;
    int req_rref;
};

struct xenstable_libxl_pcminfo {
    int num_vsnd_streams;
    xenstable_libxl_streaminfo *streams;
};

struct xenstable_libxl_physinfo {
    uint32_t threads_per_core;
    uint32_t cores_per_socket;
    uint32_t max_cpu_id;
    uint32_t nr_cpus;
    uint32_t cpu_khz;
    uint64_t total_pages;
    uint64_t free_pages;
    uint64_t scrub_pages;
    uint64_t outstanding_pages;
    uint64_t sharing_freed_pages;
    uint64_t sharing_used_frames;
    uint64_t max_possible_mfn;
    uint32_t nr_nodes;
    xenstable_libxl_hwcap hw_cap;
    bool cap_hvm;
    bool cap_pv;
    bool cap_hvm_directio;
    bool cap_hap;
    bool cap_shadow;
    bool cap_iommu_hap_pt_share;
    bool cap_vmtrace; /* Xen 4.15 */
    bool cap_vpmu; /* Xen 4.16 */
    bool cap_gnttab_v1; /* Xen 4.16 */
    bool cap_gnttab_v2; /* Xen 4.16 */
    uint32_t arch_capabilities; /* Xen 4.18 */
};

struct xenstable_libxl_psr_cat_info {
    uint32_t id;
    uint32_t cos_max;
    uint32_t cbm_len;
    bool cdp_enabled;
};

struct xenstable_libxl_psr_hw_info {
    uint32_t id;
    xenstable_libxl_psr_feat_type type;
    union { /* by type */
        struct { /* XENSTABLE_LIBXL_PSR_FEAT_TYPE_CAT */
            uint32_t cos_max;
            uint32_t cbm_len;
            bool cdp_enabled;
        } cat;
        struct { /* XENSTABLE_LIBXL_PSR_FEAT_TYPE_MBA */
            uint32_t cos_max;
            uint32_t thrtl_max;
            bool linear;
        } mba;
    } u;
};

struct xenstable_libxl_sched_credit2_params {
    int ratelimit_us;
};

struct xenstable_libxl_sched_credit_params {
    int tslice_ms;
    int ratelimit_us;
    int vcpu_migr_delay_us;
};

struct xenstable_libxl_sched_params {
    int vcpuid; /* init: -1 */
    int weight; /* init: -1 */
    int cap; /* init: -1 */
    int period; /* init: -1 */
    int extratime; /* init: -1 */
    int budget; /* init: -1 */
};

struct xenstable_libxl_usbctrlinfo {
    xenstable_libxl_usbctrl_type type;
    xenstable_libxl_devid devid; /* init: -1 */
    int version;
    int ports;
    char *backend;
    uint32_t backend_id;
    char *frontend;
    uint32_t frontend_id;
    int state;
    int evtch;
    int ref_urb;
    int ref_conn;
};

struct xenstable_libxl_vcpu_sched_params {
    xenstable_libxl_scheduler sched;
    int num_vcpus;
    xenstable_libxl_sched_params *vcpus;
};

struct xenstable_libxl_vcpuinfo {
    uint32_t vcpuid;
    uint32_t cpu;
    bool online;
    bool blocked;
    bool running;
    uint64_t vcpu_time;
    xenstable_libxl_bitmap cpumap;
    xenstable_libxl_bitmap cpumap_soft;
};

struct xenstable_libxl_vdisplinfo {
    char *backend;
    uint32_t backend_id;
    char *frontend;
    uint32_t frontend_id;
    xenstable_libxl_devid devid; /* init: -1 */
    int state;
    bool be_alloc;
    int num_connectors;
    xenstable_libxl_connectorinfo *connectors;
};

struct xenstable_libxl_version_info {
    int xen_version_major;
    int xen_version_minor;
    char *xen_version_extra;
    char *compiler;
    char *compile_by;
    char *compile_domain;
    char *compile_date;
    char *capabilities;
    char *changeset;
    uint64_t virt_start;
    int pagesize;
    char *commandline;
    char *build_id;
};

struct xenstable_libxl_vkbinfo {
    char *backend;
    uint32_t backend_id;
    char *frontend;
    uint32_t frontend_id;
    xenstable_libxl_devid devid; /* init: -1 */
    int state;
    int evtch;
    int rref;
};

struct xenstable_libxl_vminfo {
    xenstable_libxl_uuid uuid;
    xenstable_libxl_domid domid;
};

struct xenstable_libxl_vsndinfo {
    char *backend;
    uint32_t backend_id;
    char *frontend;
    uint32_t frontend_id;
    xenstable_libxl_devid devid; /* init: -1 */
    int state;
    int num_vsnd_pcms;
    xenstable_libxl_pcminfo *pcms;
};

struct xenstable_libxl_vtpminfo {
    char *backend;
    uint32_t backend_id;
    char *frontend;
    uint32_t frontend_id;
    xenstable_libxl_devid devid; /* init: -1 */
    int state;
    int evtch;
    int rref;
    xenstable_libxl_uuid uuid;
};

/**
 * xenstable_toolstack_message() - why libxenstable itself refused a call
 * @text: receives the sentence; "" if no call was refused
 * @text_bytes: size of @text
 *
 * Threads: several may share @ctx. Fork: allowed in a child. Since: 1.0
 */
void xenstable_toolstack_message(xenstable_libxl_ctx *ctx, char *text,
                                 size_t text_bytes);

/* Made from the types: see "Functions of types" above */

const char *xenstable_libxl_action_on_shutdown_to_string(
    xenstable_libxl_action_on_shutdown p);
int xenstable_libxl_action_on_shutdown_from_string(
    const char *s, xenstable_libxl_action_on_shutdown *e);
char *xenstable_libxl_action_on_shutdown_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_action_on_shutdown p);
int xenstable_libxl_action_on_shutdown_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_action_on_shutdown *p,
    const char *s);
const char *xenstable_libxl_altp2m_mode_to_string(
    xenstable_libxl_altp2m_mode p);
int xenstable_libxl_altp2m_mode_from_string(const char *s,
                                            xenstable_libxl_altp2m_mode *e);
char *xenstable_libxl_altp2m_mode_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_altp2m_mode p);
int xenstable_libxl_altp2m_mode_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_altp2m_mode *p,
                                          const char *s);
/* Xen 4.21 */
const char *xenstable_libxl_arm_sci_type_to_string(
    xenstable_libxl_arm_sci_type p);
/* Xen 4.21 */
int xenstable_libxl_arm_sci_type_from_string(const char *s,
                                             xenstable_libxl_arm_sci_type *e);
/* Xen 4.21 */
char *xenstable_libxl_arm_sci_type_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_arm_sci_type p);
/* Xen 4.21 */
int xenstable_libxl_arm_sci_type_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_arm_sci_type *p,
                                           const char *s);
const char *xenstable_libxl_bios_type_to_string(xenstable_libxl_bios_type p);
int xenstable_libxl_bios_type_from_string(const char *s,
                                          xenstable_libxl_bios_type *e);
char *xenstable_libxl_bios_type_to_json(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_bios_type p);
int xenstable_libxl_bios_type_from_json(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_bios_type *p,
                                        const char *s);
const char *xenstable_libxl_channel_connection_to_string(
    xenstable_libxl_channel_connection p);
int xenstable_libxl_channel_connection_from_string(
    const char *s, xenstable_libxl_channel_connection *e);
char *xenstable_libxl_channel_connection_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_channel_connection p);
int xenstable_libxl_channel_connection_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_channel_connection *p,
    const char *s);
const char *xenstable_libxl_checkpointed_stream_to_string(
    xenstable_libxl_checkpointed_stream p);
int xenstable_libxl_checkpointed_stream_from_string(
    const char *s, xenstable_libxl_checkpointed_stream *e);
char *xenstable_libxl_checkpointed_stream_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_checkpointed_stream p);
int xenstable_libxl_checkpointed_stream_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_checkpointed_stream *p,
    const char *s);
const char *xenstable_libxl_console_type_to_string(
    xenstable_libxl_console_type p);
int xenstable_libxl_console_type_from_string(const char *s,
                                             xenstable_libxl_console_type *e);
char *xenstable_libxl_console_type_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_console_type p);
int xenstable_libxl_console_type_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_console_type *p,
                                           const char *s);
const char *xenstable_libxl_device_model_version_to_string(
    xenstable_libxl_device_model_version p);
int xenstable_libxl_device_model_version_from_string(
    const char *s, xenstable_libxl_device_model_version *e);
char *xenstable_libxl_device_model_version_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_model_version p);
int xenstable_libxl_device_model_version_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_model_version *p,
    const char *s);
const char *xenstable_libxl_disk_backend_to_string(
    xenstable_libxl_disk_backend p);
int xenstable_libxl_disk_backend_from_string(const char *s,
                                             xenstable_libxl_disk_backend *e);
char *xenstable_libxl_disk_backend_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_disk_backend p);
int xenstable_libxl_disk_backend_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_disk_backend *p,
                                           const char *s);
const char *xenstable_libxl_disk_format_to_string(
    xenstable_libxl_disk_format p);
int xenstable_libxl_disk_format_from_string(const char *s,
                                            xenstable_libxl_disk_format *e);
char *xenstable_libxl_disk_format_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_disk_format p);
int xenstable_libxl_disk_format_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_disk_format *p,
                                          const char *s);
/* Xen 4.17 */
const char *xenstable_libxl_disk_specification_to_string(
    xenstable_libxl_disk_specification p);
/* Xen 4.17 */
int xenstable_libxl_disk_specification_from_string(
    const char *s, xenstable_libxl_disk_specification *e);
/* Xen 4.17 */
char *xenstable_libxl_disk_specification_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_disk_specification p);
/* Xen 4.17 */
int xenstable_libxl_disk_specification_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_disk_specification *p,
    const char *s);
/* Xen 4.17 */
const char *xenstable_libxl_disk_transport_to_string(
    xenstable_libxl_disk_transport p);
/* Xen 4.17 */
int xenstable_libxl_disk_transport_from_string(
    const char *s, xenstable_libxl_disk_transport *e);
/* Xen 4.17 */
char *xenstable_libxl_disk_transport_to_json(xenstable_libxl_ctx *ctx,
                                             xenstable_libxl_disk_transport p);
/* Xen 4.17 */
int xenstable_libxl_disk_transport_from_json(xenstable_libxl_ctx *ctx,
                                             xenstable_libxl_disk_transport *p,
                                             const char *s);
const char *xenstable_libxl_domain_type_to_string(
    xenstable_libxl_domain_type p);
int xenstable_libxl_domain_type_from_string(const char *s,
                                            xenstable_libxl_domain_type *e);
char *xenstable_libxl_domain_type_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_domain_type p);
int xenstable_libxl_domain_type_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_domain_type *p,
                                          const char *s);
const char *xenstable_libxl_error_to_string(xenstable_libxl_error p);
int xenstable_libxl_error_from_string(const char *s, xenstable_libxl_error *e);
char *xenstable_libxl_error_to_json(xenstable_libxl_ctx *ctx,
                                    xenstable_libxl_error p);
int xenstable_libxl_error_from_json(xenstable_libxl_ctx *ctx,
                                    xenstable_libxl_error *p, const char *s);
const char *xenstable_libxl_event_type_to_string(xenstable_libxl_event_type p);
int xenstable_libxl_event_type_from_string(const char *s,
                                           xenstable_libxl_event_type *e);
char *xenstable_libxl_event_type_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_event_type p);
int xenstable_libxl_event_type_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_event_type *p,
                                         const char *s);
const char *xenstable_libxl_gfx_passthru_kind_to_string(
    xenstable_libxl_gfx_passthru_kind p);
int xenstable_libxl_gfx_passthru_kind_from_string(
    const char *s, xenstable_libxl_gfx_passthru_kind *e);
char *xenstable_libxl_gfx_passthru_kind_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_gfx_passthru_kind p);
int xenstable_libxl_gfx_passthru_kind_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_gfx_passthru_kind *p,
    const char *s);
const char *xenstable_libxl_gic_version_to_string(
    xenstable_libxl_gic_version p);
int xenstable_libxl_gic_version_from_string(const char *s,
                                            xenstable_libxl_gic_version *e);
char *xenstable_libxl_gic_version_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_gic_version p);
int xenstable_libxl_gic_version_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_gic_version *p,
                                          const char *s);
const char *xenstable_libxl_hdtype_to_string(xenstable_libxl_hdtype p);
int xenstable_libxl_hdtype_from_string(const char *s,
                                       xenstable_libxl_hdtype *e);
char *xenstable_libxl_hdtype_to_json(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_hdtype p);
int xenstable_libxl_hdtype_from_json(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_hdtype *p, const char *s);
const char *xenstable_libxl_nic_type_to_string(xenstable_libxl_nic_type p);
int xenstable_libxl_nic_type_from_string(const char *s,
                                         xenstable_libxl_nic_type *e);
char *xenstable_libxl_nic_type_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_nic_type p);
int xenstable_libxl_nic_type_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_nic_type *p,
                                       const char *s);
/* Xen 4.19 */
const char *xenstable_libxl_p9_type_to_string(xenstable_libxl_p9_type p);
/* Xen 4.19 */
int xenstable_libxl_p9_type_from_string(const char *s,
                                        xenstable_libxl_p9_type *e);
/* Xen 4.19 */
char *xenstable_libxl_p9_type_to_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_p9_type p);
/* Xen 4.19 */
int xenstable_libxl_p9_type_from_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_p9_type *p,
                                      const char *s);
const char *xenstable_libxl_passthrough_to_string(
    xenstable_libxl_passthrough p);
int xenstable_libxl_passthrough_from_string(const char *s,
                                            xenstable_libxl_passthrough *e);
char *xenstable_libxl_passthrough_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_passthrough p);
int xenstable_libxl_passthrough_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_passthrough *p,
                                          const char *s);
const char *xenstable_libxl_psr_cbm_type_to_string(
    xenstable_libxl_psr_cbm_type p);
int xenstable_libxl_psr_cbm_type_from_string(const char *s,
                                             xenstable_libxl_psr_cbm_type *e);
char *xenstable_libxl_psr_cbm_type_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_psr_cbm_type p);
int xenstable_libxl_psr_cbm_type_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_psr_cbm_type *p,
                                           const char *s);
const char *xenstable_libxl_psr_cmt_type_to_string(
    xenstable_libxl_psr_cmt_type p);
int xenstable_libxl_psr_cmt_type_from_string(const char *s,
                                             xenstable_libxl_psr_cmt_type *e);
char *xenstable_libxl_psr_cmt_type_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_psr_cmt_type p);
int xenstable_libxl_psr_cmt_type_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_psr_cmt_type *p,
                                           const char *s);
const char *xenstable_libxl_psr_feat_type_to_string(
    xenstable_libxl_psr_feat_type p);
int xenstable_libxl_psr_feat_type_from_string(
    const char *s, xenstable_libxl_psr_feat_type *e);
char *xenstable_libxl_psr_feat_type_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_psr_feat_type p);
int xenstable_libxl_psr_feat_type_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_psr_feat_type *p,
                                            const char *s);
const char *xenstable_libxl_rdm_reserve_policy_to_string(
    xenstable_libxl_rdm_reserve_policy p);
int xenstable_libxl_rdm_reserve_policy_from_string(
    const char *s, xenstable_libxl_rdm_reserve_policy *e);
char *xenstable_libxl_rdm_reserve_policy_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_rdm_reserve_policy p);
int xenstable_libxl_rdm_reserve_policy_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_rdm_reserve_policy *p,
    const char *s);
const char *xenstable_libxl_rdm_reserve_strategy_to_string(
    xenstable_libxl_rdm_reserve_strategy p);
int xenstable_libxl_rdm_reserve_strategy_from_string(
    const char *s, xenstable_libxl_rdm_reserve_strategy *e);
char *xenstable_libxl_rdm_reserve_strategy_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_rdm_reserve_strategy p);
int xenstable_libxl_rdm_reserve_strategy_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_rdm_reserve_strategy *p,
    const char *s);
const char *xenstable_libxl_scheduler_to_string(xenstable_libxl_scheduler p);
int xenstable_libxl_scheduler_from_string(const char *s,
                                          xenstable_libxl_scheduler *e);
char *xenstable_libxl_scheduler_to_json(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_scheduler p);
int xenstable_libxl_scheduler_from_json(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_scheduler *p,
                                        const char *s);
const char *xenstable_libxl_shutdown_reason_to_string(
    xenstable_libxl_shutdown_reason p);
int xenstable_libxl_shutdown_reason_from_string(
    const char *s, xenstable_libxl_shutdown_reason *e);
char *xenstable_libxl_shutdown_reason_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_shutdown_reason p);
int xenstable_libxl_shutdown_reason_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_shutdown_reason *p,
    const char *s);
/* Xen 4.18 */
const char *xenstable_libxl_smbios_type_to_string(
    xenstable_libxl_smbios_type p);
/* Xen 4.18 */
int xenstable_libxl_smbios_type_from_string(const char *s,
                                            xenstable_libxl_smbios_type *e);
/* Xen 4.18 */
char *xenstable_libxl_smbios_type_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_smbios_type p);
/* Xen 4.18 */
int xenstable_libxl_smbios_type_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_smbios_type *p,
                                          const char *s);
/* Xen 4.18 */
const char *xenstable_libxl_sve_type_to_string(xenstable_libxl_sve_type p);
/* Xen 4.18 */
int xenstable_libxl_sve_type_from_string(const char *s,
                                         xenstable_libxl_sve_type *e);
/* Xen 4.18 */
char *xenstable_libxl_sve_type_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_sve_type p);
/* Xen 4.18 */
int xenstable_libxl_sve_type_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_sve_type *p,
                                       const char *s);
const char *xenstable_libxl_tee_type_to_string(xenstable_libxl_tee_type p);
int xenstable_libxl_tee_type_from_string(const char *s,
                                         xenstable_libxl_tee_type *e);
char *xenstable_libxl_tee_type_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_tee_type p);
int xenstable_libxl_tee_type_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_tee_type *p,
                                       const char *s);
const char *xenstable_libxl_timer_mode_to_string(xenstable_libxl_timer_mode p);
int xenstable_libxl_timer_mode_from_string(const char *s,
                                           xenstable_libxl_timer_mode *e);
char *xenstable_libxl_timer_mode_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_timer_mode p);
int xenstable_libxl_timer_mode_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_timer_mode *p,
                                         const char *s);
const char *xenstable_libxl_trigger_to_string(xenstable_libxl_trigger p);
int xenstable_libxl_trigger_from_string(const char *s,
                                        xenstable_libxl_trigger *e);
char *xenstable_libxl_trigger_to_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_trigger p);
int xenstable_libxl_trigger_from_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_trigger *p,
                                      const char *s);
const char *xenstable_libxl_tsc_mode_to_string(xenstable_libxl_tsc_mode p);
int xenstable_libxl_tsc_mode_from_string(const char *s,
                                         xenstable_libxl_tsc_mode *e);
char *xenstable_libxl_tsc_mode_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_tsc_mode p);
int xenstable_libxl_tsc_mode_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_tsc_mode *p,
                                       const char *s);
const char *xenstable_libxl_usbctrl_type_to_string(
    xenstable_libxl_usbctrl_type p);
int xenstable_libxl_usbctrl_type_from_string(const char *s,
                                             xenstable_libxl_usbctrl_type *e);
char *xenstable_libxl_usbctrl_type_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_usbctrl_type p);
int xenstable_libxl_usbctrl_type_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_usbctrl_type *p,
                                           const char *s);
const char *xenstable_libxl_usbdev_type_to_string(
    xenstable_libxl_usbdev_type p);
int xenstable_libxl_usbdev_type_from_string(const char *s,
                                            xenstable_libxl_usbdev_type *e);
char *xenstable_libxl_usbdev_type_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_usbdev_type p);
int xenstable_libxl_usbdev_type_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_usbdev_type *p,
                                          const char *s);
const char *xenstable_libxl_vendor_device_to_string(
    xenstable_libxl_vendor_device p);
int xenstable_libxl_vendor_device_from_string(
    const char *s, xenstable_libxl_vendor_device *e);
char *xenstable_libxl_vendor_device_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_vendor_device p);
int xenstable_libxl_vendor_device_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_vendor_device *p,
                                            const char *s);
const char *xenstable_libxl_vga_interface_type_to_string(
    xenstable_libxl_vga_interface_type p);
int xenstable_libxl_vga_interface_type_from_string(
    const char *s, xenstable_libxl_vga_interface_type *e);
char *xenstable_libxl_vga_interface_type_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vga_interface_type p);
int xenstable_libxl_vga_interface_type_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vga_interface_type *p,
    const char *s);
const char *xenstable_libxl_viridian_enlightenment_to_string(
    xenstable_libxl_viridian_enlightenment p);
int xenstable_libxl_viridian_enlightenment_from_string(
    const char *s, xenstable_libxl_viridian_enlightenment *e);
char *xenstable_libxl_viridian_enlightenment_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_viridian_enlightenment p);
int xenstable_libxl_viridian_enlightenment_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_viridian_enlightenment *p,
    const char *s);
/* Xen 4.18 */
const char *xenstable_libxl_virtio_transport_to_string(
    xenstable_libxl_virtio_transport p);
/* Xen 4.18 */
int xenstable_libxl_virtio_transport_from_string(
    const char *s, xenstable_libxl_virtio_transport *e);
/* Xen 4.18 */
char *xenstable_libxl_virtio_transport_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_virtio_transport p);
/* Xen 4.18 */
int xenstable_libxl_virtio_transport_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_virtio_transport *p,
    const char *s);
const char *xenstable_libxl_vkb_backend_to_string(
    xenstable_libxl_vkb_backend p);
int xenstable_libxl_vkb_backend_from_string(const char *s,
                                            xenstable_libxl_vkb_backend *e);
char *xenstable_libxl_vkb_backend_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_vkb_backend p);
int xenstable_libxl_vkb_backend_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_vkb_backend *p,
                                          const char *s);
const char *xenstable_libxl_vsnd_pcm_format_to_string(
    xenstable_libxl_vsnd_pcm_format p);
int xenstable_libxl_vsnd_pcm_format_from_string(
    const char *s, xenstable_libxl_vsnd_pcm_format *e);
char *xenstable_libxl_vsnd_pcm_format_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vsnd_pcm_format p);
int xenstable_libxl_vsnd_pcm_format_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vsnd_pcm_format *p,
    const char *s);
const char *xenstable_libxl_vsnd_stream_type_to_string(
    xenstable_libxl_vsnd_stream_type p);
int xenstable_libxl_vsnd_stream_type_from_string(
    const char *s, xenstable_libxl_vsnd_stream_type *e);
char *xenstable_libxl_vsnd_stream_type_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vsnd_stream_type p);
int xenstable_libxl_vsnd_stream_type_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vsnd_stream_type *p,
    const char *s);
const char *xenstable_libxl_vuart_type_to_string(xenstable_libxl_vuart_type p);
int xenstable_libxl_vuart_type_from_string(const char *s,
                                           xenstable_libxl_vuart_type *e);
char *xenstable_libxl_vuart_type_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_vuart_type p);
int xenstable_libxl_vuart_type_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_vuart_type *p,
                                         const char *s);
/* Xen 4.21 */
void xenstable_libxl_arm_sci_init(xenstable_libxl_arm_sci *p);
/* Xen 4.21 */
void xenstable_libxl_arm_sci_dispose(xenstable_libxl_arm_sci *p);
/* Xen 4.21 */
void xenstable_libxl_arm_sci_copy(xenstable_libxl_ctx *ctx,
                                  xenstable_libxl_arm_sci *dst,
                                  const xenstable_libxl_arm_sci *src);
/* Xen 4.21 */
char *xenstable_libxl_arm_sci_to_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_arm_sci *p);
/* Xen 4.21 */
int xenstable_libxl_arm_sci_from_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_arm_sci *p,
                                      const char *s);
void xenstable_libxl_channelinfo_init(xenstable_libxl_channelinfo *p);
void xenstable_libxl_channelinfo_dispose(xenstable_libxl_channelinfo *p);
void xenstable_libxl_channelinfo_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_channelinfo *dst,
                                      const xenstable_libxl_channelinfo *src);
char *xenstable_libxl_channelinfo_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_channelinfo *p);
int xenstable_libxl_channelinfo_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_channelinfo *p,
                                          const char *s);
void xenstable_libxl_channelinfo_init_connection(
    xenstable_libxl_channelinfo *p,
    xenstable_libxl_channel_connection connection);
void xenstable_libxl_connector_param_init(xenstable_libxl_connector_param *p);
void xenstable_libxl_connector_param_dispose(
    xenstable_libxl_connector_param *p);
void xenstable_libxl_connector_param_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_connector_param *dst,
    const xenstable_libxl_connector_param *src);
char *xenstable_libxl_connector_param_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_connector_param *p);
int xenstable_libxl_connector_param_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_connector_param *p,
    const char *s);
void xenstable_libxl_connectorinfo_init(xenstable_libxl_connectorinfo *p);
void xenstable_libxl_connectorinfo_dispose(xenstable_libxl_connectorinfo *p);
void xenstable_libxl_connectorinfo_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_connectorinfo *dst,
    const xenstable_libxl_connectorinfo *src);
char *xenstable_libxl_connectorinfo_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_connectorinfo *p);
int xenstable_libxl_connectorinfo_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_connectorinfo *p,
                                            const char *s);
void xenstable_libxl_cpupoolinfo_init(xenstable_libxl_cpupoolinfo *p);
void xenstable_libxl_cpupoolinfo_dispose(xenstable_libxl_cpupoolinfo *p);
void xenstable_libxl_cpupoolinfo_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_cpupoolinfo *dst,
                                      const xenstable_libxl_cpupoolinfo *src);
char *xenstable_libxl_cpupoolinfo_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_cpupoolinfo *p);
int xenstable_libxl_cpupoolinfo_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_cpupoolinfo *p,
                                          const char *s);
void xenstable_libxl_cputopology_init(xenstable_libxl_cputopology *p);
void xenstable_libxl_cputopology_dispose(xenstable_libxl_cputopology *p);
void xenstable_libxl_cputopology_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_cputopology *dst,
                                      const xenstable_libxl_cputopology *src);
char *xenstable_libxl_cputopology_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_cputopology *p);
int xenstable_libxl_cputopology_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_cputopology *p,
                                          const char *s);
void xenstable_libxl_device_channel_init(xenstable_libxl_device_channel *p);
void xenstable_libxl_device_channel_dispose(xenstable_libxl_device_channel *p);
void xenstable_libxl_device_channel_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_channel *dst,
    const xenstable_libxl_device_channel *src);
char *xenstable_libxl_device_channel_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_channel *p);
int xenstable_libxl_device_channel_from_json(xenstable_libxl_ctx *ctx,
                                             xenstable_libxl_device_channel *p,
                                             const char *s);
void xenstable_libxl_device_channel_init_connection(
    xenstable_libxl_device_channel *p,
    xenstable_libxl_channel_connection connection);
void xenstable_libxl_device_disk_init(xenstable_libxl_device_disk *p);
void xenstable_libxl_device_disk_dispose(xenstable_libxl_device_disk *p);
void xenstable_libxl_device_disk_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_device_disk *dst,
                                      const xenstable_libxl_device_disk *src);
char *xenstable_libxl_device_disk_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_device_disk *p);
int xenstable_libxl_device_disk_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_device_disk *p,
                                          const char *s);
void xenstable_libxl_device_dtdev_init(xenstable_libxl_device_dtdev *p);
void xenstable_libxl_device_dtdev_dispose(xenstable_libxl_device_dtdev *p);
void xenstable_libxl_device_dtdev_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_dtdev *dst,
    const xenstable_libxl_device_dtdev *src);
char *xenstable_libxl_device_dtdev_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_device_dtdev *p);
int xenstable_libxl_device_dtdev_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_device_dtdev *p,
                                           const char *s);
void xenstable_libxl_device_nic_init(xenstable_libxl_device_nic *p);
void xenstable_libxl_device_nic_dispose(xenstable_libxl_device_nic *p);
void xenstable_libxl_device_nic_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_device_nic *dst,
                                     const xenstable_libxl_device_nic *src);
char *xenstable_libxl_device_nic_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_nic *p);
int xenstable_libxl_device_nic_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_nic *p,
                                         const char *s);
void xenstable_libxl_device_p9_init(xenstable_libxl_device_p9 *p);
void xenstable_libxl_device_p9_dispose(xenstable_libxl_device_p9 *p);
void xenstable_libxl_device_p9_copy(xenstable_libxl_ctx *ctx,
                                    xenstable_libxl_device_p9 *dst,
                                    const xenstable_libxl_device_p9 *src);
char *xenstable_libxl_device_p9_to_json(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_device_p9 *p);
int xenstable_libxl_device_p9_from_json(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_device_p9 *p,
                                        const char *s);
void xenstable_libxl_device_pci_init(xenstable_libxl_device_pci *p);
void xenstable_libxl_device_pci_dispose(xenstable_libxl_device_pci *p);
void xenstable_libxl_device_pci_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_device_pci *dst,
                                     const xenstable_libxl_device_pci *src);
char *xenstable_libxl_device_pci_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_pci *p);
int xenstable_libxl_device_pci_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_pci *p,
                                         const char *s);
void xenstable_libxl_device_pvcallsif_init(
    xenstable_libxl_device_pvcallsif *p);
void xenstable_libxl_device_pvcallsif_dispose(
    xenstable_libxl_device_pvcallsif *p);
void xenstable_libxl_device_pvcallsif_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_pvcallsif *dst,
    const xenstable_libxl_device_pvcallsif *src);
char *xenstable_libxl_device_pvcallsif_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_pvcallsif *p);
int xenstable_libxl_device_pvcallsif_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_pvcallsif *p,
    const char *s);
void xenstable_libxl_device_rdm_init(xenstable_libxl_device_rdm *p);
void xenstable_libxl_device_rdm_dispose(xenstable_libxl_device_rdm *p);
void xenstable_libxl_device_rdm_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_device_rdm *dst,
                                     const xenstable_libxl_device_rdm *src);
char *xenstable_libxl_device_rdm_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_rdm *p);
int xenstable_libxl_device_rdm_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_rdm *p,
                                         const char *s);
void xenstable_libxl_device_usbctrl_init(xenstable_libxl_device_usbctrl *p);
void xenstable_libxl_device_usbctrl_dispose(xenstable_libxl_device_usbctrl *p);
void xenstable_libxl_device_usbctrl_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_usbctrl *dst,
    const xenstable_libxl_device_usbctrl *src);
char *xenstable_libxl_device_usbctrl_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_usbctrl *p);
int xenstable_libxl_device_usbctrl_from_json(xenstable_libxl_ctx *ctx,
                                             xenstable_libxl_device_usbctrl *p,
                                             const char *s);
void xenstable_libxl_device_usbdev_init(xenstable_libxl_device_usbdev *p);
void xenstable_libxl_device_usbdev_dispose(xenstable_libxl_device_usbdev *p);
void xenstable_libxl_device_usbdev_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_usbdev *dst,
    const xenstable_libxl_device_usbdev *src);
char *xenstable_libxl_device_usbdev_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_device_usbdev *p);
int xenstable_libxl_device_usbdev_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_device_usbdev *p,
                                            const char *s);
void xenstable_libxl_device_usbdev_init_type(xenstable_libxl_device_usbdev *p,
                                             xenstable_libxl_usbdev_type type);
void xenstable_libxl_device_vdispl_init(xenstable_libxl_device_vdispl *p);
void xenstable_libxl_device_vdispl_dispose(xenstable_libxl_device_vdispl *p);
void xenstable_libxl_device_vdispl_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_vdispl *dst,
    const xenstable_libxl_device_vdispl *src);
char *xenstable_libxl_device_vdispl_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_device_vdispl *p);
int xenstable_libxl_device_vdispl_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_device_vdispl *p,
                                            const char *s);
void xenstable_libxl_device_vfb_init(xenstable_libxl_device_vfb *p);
void xenstable_libxl_device_vfb_dispose(xenstable_libxl_device_vfb *p);
void xenstable_libxl_device_vfb_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_device_vfb *dst,
                                     const xenstable_libxl_device_vfb *src);
char *xenstable_libxl_device_vfb_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_vfb *p);
int xenstable_libxl_device_vfb_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_vfb *p,
                                         const char *s);
/* Xen 4.18 */
void xenstable_libxl_device_virtio_init(xenstable_libxl_device_virtio *p);
/* Xen 4.18 */
void xenstable_libxl_device_virtio_dispose(xenstable_libxl_device_virtio *p);
/* Xen 4.18 */
void xenstable_libxl_device_virtio_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_virtio *dst,
    const xenstable_libxl_device_virtio *src);
/* Xen 4.18 */
char *xenstable_libxl_device_virtio_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_device_virtio *p);
/* Xen 4.18 */
int xenstable_libxl_device_virtio_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_device_virtio *p,
                                            const char *s);
void xenstable_libxl_device_vkb_init(xenstable_libxl_device_vkb *p);
void xenstable_libxl_device_vkb_dispose(xenstable_libxl_device_vkb *p);
void xenstable_libxl_device_vkb_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_device_vkb *dst,
                                     const xenstable_libxl_device_vkb *src);
char *xenstable_libxl_device_vkb_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_vkb *p);
int xenstable_libxl_device_vkb_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_device_vkb *p,
                                         const char *s);
void xenstable_libxl_device_vsnd_init(xenstable_libxl_device_vsnd *p);
void xenstable_libxl_device_vsnd_dispose(xenstable_libxl_device_vsnd *p);
void xenstable_libxl_device_vsnd_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_device_vsnd *dst,
                                      const xenstable_libxl_device_vsnd *src);
char *xenstable_libxl_device_vsnd_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_device_vsnd *p);
int xenstable_libxl_device_vsnd_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_device_vsnd *p,
                                          const char *s);
void xenstable_libxl_device_vtpm_init(xenstable_libxl_device_vtpm *p);
void xenstable_libxl_device_vtpm_dispose(xenstable_libxl_device_vtpm *p);
void xenstable_libxl_device_vtpm_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_device_vtpm *dst,
                                      const xenstable_libxl_device_vtpm *src);
char *xenstable_libxl_device_vtpm_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_device_vtpm *p);
int xenstable_libxl_device_vtpm_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_device_vtpm *p,
                                          const char *s);
void xenstable_libxl_diskinfo_init(xenstable_libxl_diskinfo *p);
void xenstable_libxl_diskinfo_dispose(xenstable_libxl_diskinfo *p);
void xenstable_libxl_diskinfo_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_diskinfo *dst,
                                   const xenstable_libxl_diskinfo *src);
char *xenstable_libxl_diskinfo_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_diskinfo *p);
int xenstable_libxl_diskinfo_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_diskinfo *p,
                                       const char *s);
void xenstable_libxl_domain_build_info_init(
    xenstable_libxl_domain_build_info *p);
void xenstable_libxl_domain_build_info_dispose(
    xenstable_libxl_domain_build_info *p);
void xenstable_libxl_domain_build_info_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_build_info *dst,
    const xenstable_libxl_domain_build_info *src);
char *xenstable_libxl_domain_build_info_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_build_info *p);
int xenstable_libxl_domain_build_info_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_build_info *p,
    const char *s);
void xenstable_libxl_domain_build_info_init_type(
    xenstable_libxl_domain_build_info *p, xenstable_libxl_domain_type type);
void xenstable_libxl_domain_config_init(xenstable_libxl_domain_config *p);
void xenstable_libxl_domain_config_dispose(xenstable_libxl_domain_config *p);
void xenstable_libxl_domain_config_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_config *dst,
    const xenstable_libxl_domain_config *src);
char *xenstable_libxl_domain_config_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_domain_config *p);
int xenstable_libxl_domain_config_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_domain_config *p,
                                            const char *s);
void xenstable_libxl_domain_create_info_init(
    xenstable_libxl_domain_create_info *p);
void xenstable_libxl_domain_create_info_dispose(
    xenstable_libxl_domain_create_info *p);
void xenstable_libxl_domain_create_info_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_create_info *dst,
    const xenstable_libxl_domain_create_info *src);
char *xenstable_libxl_domain_create_info_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_create_info *p);
int xenstable_libxl_domain_create_info_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_create_info *p,
    const char *s);
void xenstable_libxl_domain_remus_info_init(
    xenstable_libxl_domain_remus_info *p);
void xenstable_libxl_domain_remus_info_dispose(
    xenstable_libxl_domain_remus_info *p);
void xenstable_libxl_domain_remus_info_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_remus_info *dst,
    const xenstable_libxl_domain_remus_info *src);
char *xenstable_libxl_domain_remus_info_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_remus_info *p);
int xenstable_libxl_domain_remus_info_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_remus_info *p,
    const char *s);
void xenstable_libxl_domain_restore_params_init(
    xenstable_libxl_domain_restore_params *p);
void xenstable_libxl_domain_restore_params_dispose(
    xenstable_libxl_domain_restore_params *p);
void xenstable_libxl_domain_restore_params_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_restore_params *dst,
    const xenstable_libxl_domain_restore_params *src);
char *xenstable_libxl_domain_restore_params_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_restore_params *p);
int xenstable_libxl_domain_restore_params_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_restore_params *p,
    const char *s);
void xenstable_libxl_domain_sched_params_init(
    xenstable_libxl_domain_sched_params *p);
void xenstable_libxl_domain_sched_params_dispose(
    xenstable_libxl_domain_sched_params *p);
void xenstable_libxl_domain_sched_params_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_sched_params *dst,
    const xenstable_libxl_domain_sched_params *src);
char *xenstable_libxl_domain_sched_params_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_sched_params *p);
int xenstable_libxl_domain_sched_params_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_sched_params *p,
    const char *s);
void xenstable_libxl_dominfo_init(xenstable_libxl_dominfo *p);
void xenstable_libxl_dominfo_dispose(xenstable_libxl_dominfo *p);
void xenstable_libxl_dominfo_copy(xenstable_libxl_ctx *ctx,
                                  xenstable_libxl_dominfo *dst,
                                  const xenstable_libxl_dominfo *src);
char *xenstable_libxl_dominfo_to_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_dominfo *p);
int xenstable_libxl_dominfo_from_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_dominfo *p,
                                      const char *s);
void xenstable_libxl_event_init(xenstable_libxl_event *p);
void xenstable_libxl_event_dispose(xenstable_libxl_event *p);
void xenstable_libxl_event_copy(xenstable_libxl_ctx *ctx,
                                xenstable_libxl_event *dst,
                                const xenstable_libxl_event *src);
char *xenstable_libxl_event_to_json(xenstable_libxl_ctx *ctx,
                                    xenstable_libxl_event *p);
int xenstable_libxl_event_from_json(xenstable_libxl_ctx *ctx,
                                    xenstable_libxl_event *p, const char *s);
void xenstable_libxl_event_init_type(xenstable_libxl_event *p,
                                     xenstable_libxl_event_type type);
void xenstable_libxl_iomem_range_init(xenstable_libxl_iomem_range *p);
void xenstable_libxl_iomem_range_dispose(xenstable_libxl_iomem_range *p);
void xenstable_libxl_iomem_range_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_iomem_range *dst,
                                      const xenstable_libxl_iomem_range *src);
char *xenstable_libxl_iomem_range_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_iomem_range *p);
int xenstable_libxl_iomem_range_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_iomem_range *p,
                                          const char *s);
void xenstable_libxl_ioport_range_init(xenstable_libxl_ioport_range *p);
void xenstable_libxl_ioport_range_dispose(xenstable_libxl_ioport_range *p);
void xenstable_libxl_ioport_range_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_ioport_range *dst,
    const xenstable_libxl_ioport_range *src);
char *xenstable_libxl_ioport_range_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_ioport_range *p);
int xenstable_libxl_ioport_range_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_ioport_range *p,
                                           const char *s);
void xenstable_libxl_nicinfo_init(xenstable_libxl_nicinfo *p);
void xenstable_libxl_nicinfo_dispose(xenstable_libxl_nicinfo *p);
void xenstable_libxl_nicinfo_copy(xenstable_libxl_ctx *ctx,
                                  xenstable_libxl_nicinfo *dst,
                                  const xenstable_libxl_nicinfo *src);
char *xenstable_libxl_nicinfo_to_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_nicinfo *p);
int xenstable_libxl_nicinfo_from_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_nicinfo *p,
                                      const char *s);
void xenstable_libxl_numainfo_init(xenstable_libxl_numainfo *p);
void xenstable_libxl_numainfo_dispose(xenstable_libxl_numainfo *p);
void xenstable_libxl_numainfo_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_numainfo *dst,
                                   const xenstable_libxl_numainfo *src);
char *xenstable_libxl_numainfo_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_numainfo *p);
int xenstable_libxl_numainfo_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_numainfo *p,
                                       const char *s);
void xenstable_libxl_pcitopology_init(xenstable_libxl_pcitopology *p);
void xenstable_libxl_pcitopology_dispose(xenstable_libxl_pcitopology *p);
void xenstable_libxl_pcitopology_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_pcitopology *dst,
                                      const xenstable_libxl_pcitopology *src);
char *xenstable_libxl_pcitopology_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_pcitopology *p);
int xenstable_libxl_pcitopology_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_pcitopology *p,
                                          const char *s);
void xenstable_libxl_pcminfo_init(xenstable_libxl_pcminfo *p);
void xenstable_libxl_pcminfo_dispose(xenstable_libxl_pcminfo *p);
void xenstable_libxl_pcminfo_copy(xenstable_libxl_ctx *ctx,
                                  xenstable_libxl_pcminfo *dst,
                                  const xenstable_libxl_pcminfo *src);
char *xenstable_libxl_pcminfo_to_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_pcminfo *p);
int xenstable_libxl_pcminfo_from_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_pcminfo *p,
                                      const char *s);
void xenstable_libxl_physinfo_init(xenstable_libxl_physinfo *p);
void xenstable_libxl_physinfo_dispose(xenstable_libxl_physinfo *p);
void xenstable_libxl_physinfo_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_physinfo *dst,
                                   const xenstable_libxl_physinfo *src);
char *xenstable_libxl_physinfo_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_physinfo *p);
int xenstable_libxl_physinfo_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_physinfo *p,
                                       const char *s);
void xenstable_libxl_psr_cat_info_init(xenstable_libxl_psr_cat_info *p);
void xenstable_libxl_psr_cat_info_dispose(xenstable_libxl_psr_cat_info *p);
void xenstable_libxl_psr_cat_info_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_psr_cat_info *dst,
    const xenstable_libxl_psr_cat_info *src);
char *xenstable_libxl_psr_cat_info_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_psr_cat_info *p);
int xenstable_libxl_psr_cat_info_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_psr_cat_info *p,
                                           const char *s);
void xenstable_libxl_psr_hw_info_init(xenstable_libxl_psr_hw_info *p);
void xenstable_libxl_psr_hw_info_dispose(xenstable_libxl_psr_hw_info *p);
void xenstable_libxl_psr_hw_info_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_psr_hw_info *dst,
                                      const xenstable_libxl_psr_hw_info *src);
char *xenstable_libxl_psr_hw_info_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_psr_hw_info *p);
int xenstable_libxl_psr_hw_info_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_psr_hw_info *p,
                                          const char *s);
void xenstable_libxl_psr_hw_info_init_type(xenstable_libxl_psr_hw_info *p,
                                           xenstable_libxl_psr_feat_type type);
void xenstable_libxl_rdm_reserve_init(xenstable_libxl_rdm_reserve *p);
void xenstable_libxl_rdm_reserve_dispose(xenstable_libxl_rdm_reserve *p);
void xenstable_libxl_rdm_reserve_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_rdm_reserve *dst,
                                      const xenstable_libxl_rdm_reserve *src);
char *xenstable_libxl_rdm_reserve_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_rdm_reserve *p);
int xenstable_libxl_rdm_reserve_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_rdm_reserve *p,
                                          const char *s);
void xenstable_libxl_sched_credit2_params_init(
    xenstable_libxl_sched_credit2_params *p);
void xenstable_libxl_sched_credit2_params_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_sched_credit2_params *dst,
    const xenstable_libxl_sched_credit2_params *src);
char *xenstable_libxl_sched_credit2_params_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_sched_credit2_params *p);
int xenstable_libxl_sched_credit2_params_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_sched_credit2_params *p,
    const char *s);
void xenstable_libxl_sched_credit_params_init(
    xenstable_libxl_sched_credit_params *p);
void xenstable_libxl_sched_credit_params_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_sched_credit_params *dst,
    const xenstable_libxl_sched_credit_params *src);
char *xenstable_libxl_sched_credit_params_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_sched_credit_params *p);
int xenstable_libxl_sched_credit_params_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_sched_credit_params *p,
    const char *s);
void xenstable_libxl_sched_params_init(xenstable_libxl_sched_params *p);
void xenstable_libxl_sched_params_dispose(xenstable_libxl_sched_params *p);
void xenstable_libxl_sched_params_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_sched_params *dst,
    const xenstable_libxl_sched_params *src);
char *xenstable_libxl_sched_params_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_sched_params *p);
int xenstable_libxl_sched_params_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_sched_params *p,
                                           const char *s);
void xenstable_libxl_sdl_info_init(xenstable_libxl_sdl_info *p);
void xenstable_libxl_sdl_info_dispose(xenstable_libxl_sdl_info *p);
void xenstable_libxl_sdl_info_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_sdl_info *dst,
                                   const xenstable_libxl_sdl_info *src);
char *xenstable_libxl_sdl_info_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_sdl_info *p);
int xenstable_libxl_sdl_info_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_sdl_info *p,
                                       const char *s);
/* Xen 4.18 */
void xenstable_libxl_smbios_init(xenstable_libxl_smbios *p);
/* Xen 4.18 */
void xenstable_libxl_smbios_dispose(xenstable_libxl_smbios *p);
/* Xen 4.18 */
void xenstable_libxl_smbios_copy(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_smbios *dst,
                                 const xenstable_libxl_smbios *src);
/* Xen 4.18 */
char *xenstable_libxl_smbios_to_json(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_smbios *p);
/* Xen 4.18 */
int xenstable_libxl_smbios_from_json(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_smbios *p, const char *s);
void xenstable_libxl_spice_info_init(xenstable_libxl_spice_info *p);
void xenstable_libxl_spice_info_dispose(xenstable_libxl_spice_info *p);
void xenstable_libxl_spice_info_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_spice_info *dst,
                                     const xenstable_libxl_spice_info *src);
char *xenstable_libxl_spice_info_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_spice_info *p);
int xenstable_libxl_spice_info_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_spice_info *p,
                                         const char *s);
void xenstable_libxl_streaminfo_init(xenstable_libxl_streaminfo *p);
void xenstable_libxl_streaminfo_dispose(xenstable_libxl_streaminfo *p);
void xenstable_libxl_streaminfo_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_streaminfo *dst,
                                     const xenstable_libxl_streaminfo *src);
char *xenstable_libxl_streaminfo_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_streaminfo *p);
int xenstable_libxl_streaminfo_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_streaminfo *p,
                                         const char *s);
void xenstable_libxl_usbctrlinfo_init(xenstable_libxl_usbctrlinfo *p);
void xenstable_libxl_usbctrlinfo_dispose(xenstable_libxl_usbctrlinfo *p);
void xenstable_libxl_usbctrlinfo_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_usbctrlinfo *dst,
                                      const xenstable_libxl_usbctrlinfo *src);
char *xenstable_libxl_usbctrlinfo_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_usbctrlinfo *p);
int xenstable_libxl_usbctrlinfo_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_usbctrlinfo *p,
                                          const char *s);
void xenstable_libxl_vcpu_sched_params_init(
    xenstable_libxl_vcpu_sched_params *p);
void xenstable_libxl_vcpu_sched_params_dispose(
    xenstable_libxl_vcpu_sched_params *p);
void xenstable_libxl_vcpu_sched_params_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vcpu_sched_params *dst,
    const xenstable_libxl_vcpu_sched_params *src);
char *xenstable_libxl_vcpu_sched_params_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vcpu_sched_params *p);
int xenstable_libxl_vcpu_sched_params_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vcpu_sched_params *p,
    const char *s);
void xenstable_libxl_vcpuinfo_init(xenstable_libxl_vcpuinfo *p);
void xenstable_libxl_vcpuinfo_dispose(xenstable_libxl_vcpuinfo *p);
void xenstable_libxl_vcpuinfo_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_vcpuinfo *dst,
                                   const xenstable_libxl_vcpuinfo *src);
char *xenstable_libxl_vcpuinfo_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vcpuinfo *p);
int xenstable_libxl_vcpuinfo_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vcpuinfo *p,
                                       const char *s);
void xenstable_libxl_vdisplinfo_init(xenstable_libxl_vdisplinfo *p);
void xenstable_libxl_vdisplinfo_dispose(xenstable_libxl_vdisplinfo *p);
void xenstable_libxl_vdisplinfo_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_vdisplinfo *dst,
                                     const xenstable_libxl_vdisplinfo *src);
char *xenstable_libxl_vdisplinfo_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_vdisplinfo *p);
int xenstable_libxl_vdisplinfo_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_vdisplinfo *p,
                                         const char *s);
void xenstable_libxl_version_info_init(xenstable_libxl_version_info *p);
void xenstable_libxl_version_info_dispose(xenstable_libxl_version_info *p);
void xenstable_libxl_version_info_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_version_info *dst,
    const xenstable_libxl_version_info *src);
char *xenstable_libxl_version_info_to_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_version_info *p);
int xenstable_libxl_version_info_from_json(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_version_info *p,
                                           const char *s);
void xenstable_libxl_vga_interface_info_init(
    xenstable_libxl_vga_interface_info *p);
void xenstable_libxl_vga_interface_info_dispose(
    xenstable_libxl_vga_interface_info *p);
void xenstable_libxl_vga_interface_info_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vga_interface_info *dst,
    const xenstable_libxl_vga_interface_info *src);
char *xenstable_libxl_vga_interface_info_to_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vga_interface_info *p);
int xenstable_libxl_vga_interface_info_from_json(
    xenstable_libxl_ctx *ctx, xenstable_libxl_vga_interface_info *p,
    const char *s);
void xenstable_libxl_vkbinfo_init(xenstable_libxl_vkbinfo *p);
void xenstable_libxl_vkbinfo_dispose(xenstable_libxl_vkbinfo *p);
void xenstable_libxl_vkbinfo_copy(xenstable_libxl_ctx *ctx,
                                  xenstable_libxl_vkbinfo *dst,
                                  const xenstable_libxl_vkbinfo *src);
char *xenstable_libxl_vkbinfo_to_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_vkbinfo *p);
int xenstable_libxl_vkbinfo_from_json(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_vkbinfo *p,
                                      const char *s);
void xenstable_libxl_vminfo_init(xenstable_libxl_vminfo *p);
void xenstable_libxl_vminfo_dispose(xenstable_libxl_vminfo *p);
void xenstable_libxl_vminfo_copy(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_vminfo *dst,
                                 const xenstable_libxl_vminfo *src);
char *xenstable_libxl_vminfo_to_json(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_vminfo *p);
int xenstable_libxl_vminfo_from_json(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_vminfo *p, const char *s);
void xenstable_libxl_vnc_info_init(xenstable_libxl_vnc_info *p);
void xenstable_libxl_vnc_info_dispose(xenstable_libxl_vnc_info *p);
void xenstable_libxl_vnc_info_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_vnc_info *dst,
                                   const xenstable_libxl_vnc_info *src);
char *xenstable_libxl_vnc_info_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vnc_info *p);
int xenstable_libxl_vnc_info_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vnc_info *p,
                                       const char *s);
void xenstable_libxl_vnode_info_init(xenstable_libxl_vnode_info *p);
void xenstable_libxl_vnode_info_dispose(xenstable_libxl_vnode_info *p);
void xenstable_libxl_vnode_info_copy(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_vnode_info *dst,
                                     const xenstable_libxl_vnode_info *src);
char *xenstable_libxl_vnode_info_to_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_vnode_info *p);
int xenstable_libxl_vnode_info_from_json(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_vnode_info *p,
                                         const char *s);
void xenstable_libxl_vsnd_params_init(xenstable_libxl_vsnd_params *p);
void xenstable_libxl_vsnd_params_dispose(xenstable_libxl_vsnd_params *p);
void xenstable_libxl_vsnd_params_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_vsnd_params *dst,
                                      const xenstable_libxl_vsnd_params *src);
char *xenstable_libxl_vsnd_params_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_vsnd_params *p);
int xenstable_libxl_vsnd_params_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_vsnd_params *p,
                                          const char *s);
void xenstable_libxl_vsnd_pcm_init(xenstable_libxl_vsnd_pcm *p);
void xenstable_libxl_vsnd_pcm_dispose(xenstable_libxl_vsnd_pcm *p);
void xenstable_libxl_vsnd_pcm_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_vsnd_pcm *dst,
                                   const xenstable_libxl_vsnd_pcm *src);
char *xenstable_libxl_vsnd_pcm_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vsnd_pcm *p);
int xenstable_libxl_vsnd_pcm_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vsnd_pcm *p,
                                       const char *s);
void xenstable_libxl_vsnd_stream_init(xenstable_libxl_vsnd_stream *p);
void xenstable_libxl_vsnd_stream_dispose(xenstable_libxl_vsnd_stream *p);
void xenstable_libxl_vsnd_stream_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_vsnd_stream *dst,
                                      const xenstable_libxl_vsnd_stream *src);
char *xenstable_libxl_vsnd_stream_to_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_vsnd_stream *p);
int xenstable_libxl_vsnd_stream_from_json(xenstable_libxl_ctx *ctx,
                                          xenstable_libxl_vsnd_stream *p,
                                          const char *s);
void xenstable_libxl_vsndinfo_init(xenstable_libxl_vsndinfo *p);
void xenstable_libxl_vsndinfo_dispose(xenstable_libxl_vsndinfo *p);
void xenstable_libxl_vsndinfo_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_vsndinfo *dst,
                                   const xenstable_libxl_vsndinfo *src);
char *xenstable_libxl_vsndinfo_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vsndinfo *p);
int xenstable_libxl_vsndinfo_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vsndinfo *p,
                                       const char *s);
void xenstable_libxl_vtpminfo_init(xenstable_libxl_vtpminfo *p);
void xenstable_libxl_vtpminfo_dispose(xenstable_libxl_vtpminfo *p);
void xenstable_libxl_vtpminfo_copy(xenstable_libxl_ctx *ctx,
                                   xenstable_libxl_vtpminfo *dst,
                                   const xenstable_libxl_vtpminfo *src);
char *xenstable_libxl_vtpminfo_to_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vtpminfo *p);
int xenstable_libxl_vtpminfo_from_json(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_vtpminfo *p,
                                       const char *s);
/* Xen 4.22 */
void xenstable_libxl_xs_quota_item_init(xenstable_libxl_xs_quota_item *p);
/* Xen 4.22 */
void xenstable_libxl_xs_quota_item_dispose(xenstable_libxl_xs_quota_item *p);
/* Xen 4.22 */
void xenstable_libxl_xs_quota_item_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_xs_quota_item *dst,
    const xenstable_libxl_xs_quota_item *src);
/* Xen 4.22 */
char *xenstable_libxl_xs_quota_item_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_xs_quota_item *p);
/* Xen 4.22 */
int xenstable_libxl_xs_quota_item_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_xs_quota_item *p,
                                            const char *s);
/* Xen 4.22 */
void xenstable_libxl_xs_quota_list_init(xenstable_libxl_xs_quota_list *p);
/* Xen 4.22 */
void xenstable_libxl_xs_quota_list_dispose(xenstable_libxl_xs_quota_list *p);
/* Xen 4.22 */
void xenstable_libxl_xs_quota_list_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_xs_quota_list *dst,
    const xenstable_libxl_xs_quota_list *src);
/* Xen 4.22 */
char *xenstable_libxl_xs_quota_list_to_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_xs_quota_list *p);
/* Xen 4.22 */
int xenstable_libxl_xs_quota_list_from_json(xenstable_libxl_ctx *ctx,
                                            xenstable_libxl_xs_quota_list *p,
                                            const char *s);

/* libxl.h */

/**
 * xenstable_libxl_ao_abort() - ask an operation that runs to end early
 * @how: what the operation got; NULL: one that was started without
 *
 * The operation still ends in its usual way, with
 * XENSTABLE_LIBXL_ERROR_ABORTED where it could be stopped. What @how says is
 * compared, not its address; of several that are equal one is taken.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOTFOUND (there is none such), or
 * XENSTABLE_LIBXL_ERROR_NI (it cannot be stopped).
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_ao_abort(xenstable_libxl_ctx *ctx,
                             const xenstable_libxl_asyncop_how *how);

/**
 * xenstable_libxl_bitmap_dispose() - free the memory of a bitmap; it is empty
 *     afterwards
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_bitmap_dispose(xenstable_libxl_bitmap *map);

/**
 * xenstable_libxl_bitmap_init() - set a bitmap to empty: 0 bits
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_bitmap_init(xenstable_libxl_bitmap *map);

/**
 * xenstable_libxl_cdrom_insert() - change the medium in a virtual CD drive of
 *     an HVM guest
 * @disk: the drive (vdev) with its new pdev_path and format
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cdrom_insert(xenstable_libxl_ctx *ctx, uint32_t domid,
                                 xenstable_libxl_device_disk *disk,
                                 const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_clear_domid_history() - forget which domain numbers were
 *     used of late
 *
 * For the start of the host, before there are domains: a number is not given
 * again for a while, which is kept in a file.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_clear_domid_history(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_console_add_xenstore() - add the Xenstore entries of a
 *     domain's primary console
 * @backend: the domain that runs the console backend
 * @evtch: event channel of the console
 * @gfn: guest frame of the console ring
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.18 and
 * later. Since: 1.0
 */
int xenstable_libxl_console_add_xenstore(
    xenstable_libxl_ctx *ctx, uint32_t domid, uint32_t backend,
    unsigned int evtch, unsigned long gfn,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_console_exec() - become the client of a console: replaces
 *     this program
 * @cons_num: number of the console in the domain
 * @notify_fd: gets a byte when the client is connected; -1: none
 * @escape_character: leaves the console; NULL: the client's own
 *
 * Before Xen 4.18 there was no escape_character: other than NULL is
 * XENSTABLE_LIBXL_ERROR_NI there.
 *
 * Return: only on error; XENSTABLE_LIBXL_ERROR_FAIL, XENSTABLE_LIBXL_ERROR_NI.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_console_exec(xenstable_libxl_ctx *ctx, uint32_t domid,
                                 int cons_num,
                                 xenstable_libxl_console_type type,
                                 int notify_fd, char *escape_character);

/**
 * xenstable_libxl_console_get_tty() - get the path of a console's terminal
 * @path: receives malloc'ed text
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_console_get_tty(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    int cons_num,
                                    xenstable_libxl_console_type type,
                                    char **path);

/**
 * xenstable_libxl_cpuid_dispose() - free a list of CPU policies and set it to
 *     NULL
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_cpuid_dispose(
    xenstable_libxl_cpuid_policy_list *cpuid_list);

/**
 * xenstable_libxl_cpuid_parse_config() - add a CPU policy from text in xl's
 *     notation: "family=6"
 * @cpuid: the list; an empty list is NULL
 *
 * Only printable ASCII is accepted. Whether the running release knows the key
 * is checked when the list is used.
 *
 * Return: 0; as in libxl 1 (no pair), 2 (no key) or 3 (no valid value for the
 * key); XENSTABLE_LIBXL_ERROR_NOMEM.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_cpuid_parse_config(
    xenstable_libxl_cpuid_policy_list *cpuid, const char *str);

/**
 * xenstable_libxl_cpuid_parse_config_xend() - add a CPU policy from text in
 *     xend's notation: "1:edx=xx10,..."
 * @cpuid: the list; an empty list is NULL
 *
 * Return: 0; as in libxl 1 (no leaf), 2 (no subleaf), 3 (no colon), 4 (no
 * register) or 5 (not 32 characters out of 0, 1, x, k and s);
 * XENSTABLE_LIBXL_ERROR_NOMEM.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_cpuid_parse_config_xend(
    xenstable_libxl_cpuid_policy_list *cpuid, const char *str);

/**
 * xenstable_libxl_cpuid_policy_list_copy() - make a deep copy of a list of CPU
 *     policies
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_cpuid_policy_list_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_cpuid_policy_list *dst,
    const xenstable_libxl_cpuid_policy_list *src);

/**
 * xenstable_libxl_cpuid_policy_list_length() - number of policies in a list
 *
 * Return: the number.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_cpuid_policy_list_length(
    const xenstable_libxl_cpuid_policy_list *l);

/**
 * xenstable_libxl_cpupool_cpuadd() - give a free CPU to a pool
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_cpuadd(xenstable_libxl_ctx *ctx, uint32_t poolid,
                                   int cpu);

/**
 * xenstable_libxl_cpupool_cpuadd_cpumap() - add free CPUs to a CPU pool
 *
 * Every CPU is tried. When one of them cannot be added, the result is
 * XENSTABLE_LIBXL_ERROR_FAIL, and the others are in the pool.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_cpuadd_cpumap(
    xenstable_libxl_ctx *ctx, uint32_t poolid,
    const xenstable_libxl_bitmap *cpumap);

/**
 * xenstable_libxl_cpupool_cpuadd_node() - give the free CPUs of a NUMA node to
 *     a pool
 * @cpus: receives how many were given; those that could not be are left out
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_cpuadd_node(xenstable_libxl_ctx *ctx,
                                        uint32_t poolid, int node, int *cpus);

/**
 * xenstable_libxl_cpupool_cpuremove() - take a CPU from a pool
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_cpuremove(xenstable_libxl_ctx *ctx,
                                      uint32_t poolid, int cpu);

/**
 * xenstable_libxl_cpupool_cpuremove_cpumap() - remove CPUs from a CPU pool
 *
 * Every CPU is tried. When one of them cannot be removed, the result is
 * XENSTABLE_LIBXL_ERROR_FAIL, and the others are removed.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_cpuremove_cpumap(
    xenstable_libxl_ctx *ctx, uint32_t poolid,
    const xenstable_libxl_bitmap *cpumap);

/**
 * xenstable_libxl_cpupool_cpuremove_node() - take the CPUs of a NUMA node from
 *     a pool
 * @cpus: receives how many were taken; those that could not be are left out
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_cpuremove_node(xenstable_libxl_ctx *ctx,
                                           uint32_t poolid, int node,
                                           int *cpus);

/**
 * xenstable_libxl_cpupool_create() - make a pool of CPUs
 * @sched: its scheduler
 * @cpumap: free CPUs that it gets; a bitmap by value, which stays the caller's
 * @poolid: the number that it shall have, 0 or
 *     XENSTABLE_LIBXL_CPUPOOL_POOLID_ANY for any; receives the number
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_create(xenstable_libxl_ctx *ctx, const char *name,
                                   xenstable_libxl_scheduler sched,
                                   xenstable_libxl_bitmap cpumap,
                                   xenstable_libxl_uuid *uuid,
                                   uint32_t *poolid);

/**
 * xenstable_libxl_cpupool_destroy() - end a pool that has no domains; its CPUs
 *     are free then
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM (not readable),
 * XENSTABLE_LIBXL_ERROR_INVAL (no such pool, or it has domains), or
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_destroy(xenstable_libxl_ctx *ctx, uint32_t poolid);

/**
 * xenstable_libxl_cpupool_info() - what a pool is
 * @info: filled; init it before, dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_info(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_cpupoolinfo *info,
                                 uint32_t poolid);

/**
 * xenstable_libxl_cpupool_movedomain() - move a domain to another pool
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_movedomain(xenstable_libxl_ctx *ctx,
                                       uint32_t poolid, uint32_t domid);

/**
 * xenstable_libxl_cpupool_rename() - give a pool another name
 * @name: the new one
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_rename(xenstable_libxl_ctx *ctx, const char *name,
                                   uint32_t poolid);

/**
 * xenstable_libxl_cpupoolinfo_list_free() - free what
 *     xenstable_libxl_list_cpupool() gave
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_cpupoolinfo_list_free(xenstable_libxl_cpupoolinfo *list,
                                           int nb_pool);

/**
 * xenstable_libxl_cputopology_list_free() - free the result of
 *     xenstable_libxl_get_cpu_topology()
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_cputopology_list_free(xenstable_libxl_cputopology *list,
                                           int nb_cpu);

/**
 * xenstable_libxl_ctx_alloc() - open a context to the running Xen
 * @pctx: receives the context, to be freed by xenstable_libxl_ctx_free(); NULL
 *     on error
 * @version: XENSTABLE_LIBXL_VERSION
 * @flags: 0
 * @lg: borrowed until the context is freed; with NULL, messages are lost
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_VERSION, XENSTABLE_LIBXL_ERROR_NOMEM,
 * XENSTABLE_LIBXL_ERROR_FAIL; see "Context" above.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * 4.14 and later. Since: 1.0
 */
int xenstable_libxl_ctx_alloc(xenstable_libxl_ctx **pctx, int version,
                              unsigned int flags,
                              struct xentoollog_logger *lg);

/**
 * xenstable_libxl_ctx_free() - close a context and free what belongs to it
 * @ctx: NULL is allowed
 *
 * Every asynchronous operation must have ended: otherwise libxl ends the
 * program with abort().
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_ctx_free(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_defbool_is_default() - is the value neither true nor false?
 *
 * Return: true or false.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
bool xenstable_libxl_defbool_is_default(xenstable_libxl_defbool db);

/**
 * xenstable_libxl_defbool_set() - set the value to true or false
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_defbool_set(xenstable_libxl_defbool *db, bool b);

/**
 * xenstable_libxl_defbool_setdefault() - set the value, unless it is already
 *     true or false
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_defbool_setdefault(xenstable_libxl_defbool *db, bool b);

/**
 * xenstable_libxl_defbool_to_string() - the value as text: "True", "False" or
 *     "<default>"
 *
 * Return: constant text.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
const char *xenstable_libxl_defbool_to_string(xenstable_libxl_defbool b);

/**
 * xenstable_libxl_defbool_unset() - set the value to "default": the running
 *     release decides
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_defbool_unset(xenstable_libxl_defbool *db);

/**
 * xenstable_libxl_defbool_val() - is the value true? It must not be "default"
 *
 * Return: true or false.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
bool xenstable_libxl_defbool_val(xenstable_libxl_defbool db);

/**
 * xenstable_libxl_device_9pfs_add() - share a folder of the host with a guest
 *     (9pfs)
 * @p9: members that are not set receive the chosen values
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.19 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_9pfs_add(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    xenstable_libxl_device_p9 *p9,
                                    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_channel_getinfo() - describe a channel and its
 *     backend
 * @channelinfo: receives the answer; call init before, dispose afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_channel_getinfo(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_device_channel *channel,
    xenstable_libxl_channelinfo *channelinfo);

/**
 * xenstable_libxl_device_channel_list() - list the channels of a domain
 * @num: receives the number of elements
 *
 * Return: an array, each element to be disposed of by
 * xenstable_libxl_device_channel_dispose(), the array by free(); NULL on error
 * and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_channel *xenstable_libxl_device_channel_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_disk_add() - attach a disk
 * @disk: members that are not set receive the chosen values
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_disk_add(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    xenstable_libxl_device_disk *disk,
                                    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_disk_destroy() - take a disk away without asking the
 *     guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_disk_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_disk *disk,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_disk_getinfo() - where the two ends of a disk are
 * @diskinfo: filled; init it before, dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_disk_getinfo(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_device_disk *disk,
    xenstable_libxl_diskinfo *diskinfo);

/**
 * xenstable_libxl_device_disk_list() - list the disks of a domain
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_disk_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_disk *xenstable_libxl_device_disk_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_disk_list_free() - free the result of
 *     xenstable_libxl_device_disk_list()
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_disk_list_free(xenstable_libxl_device_disk *list,
                                           int num);

/**
 * xenstable_libxl_device_disk_remove() - detach a disk
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * The guest is asked to release it. If it does not answer in time, the disk is
 * detached by force.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_disk_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_disk *disk,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_disk_safe_remove() - detach a disk, never by force
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * The guest is asked to release it. If it does not, the disk stays attached.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.15 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_disk_safe_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_disk *disk,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_events_handler() - serve the devices whose backends
 *     are in this domain
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * For a driver domain: it never ends by itself.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_events_handler(
    xenstable_libxl_ctx *ctx, const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_nic_add() - attach a network interface
 * @nic: members that are not set (mac, devid) receive the chosen values
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_nic_add(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   xenstable_libxl_device_nic *nic,
                                   const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_nic_destroy() - take a network interface away without
 *     asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_nic_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_device_nic *nic,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_nic_getinfo() - where the two ends of a network
 *     interface are
 * @nicinfo: filled; init it before, dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_nic_getinfo(xenstable_libxl_ctx *ctx,
                                       uint32_t domid,
                                       const xenstable_libxl_device_nic *nic,
                                       xenstable_libxl_nicinfo *nicinfo);

/**
 * xenstable_libxl_device_nic_list() - the network interfaces of a domain
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_nic_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_nic *xenstable_libxl_device_nic_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_nic_list_free() - free an array of network interfaces
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_nic_list_free(xenstable_libxl_device_nic *list,
                                          int num);

/**
 * xenstable_libxl_device_nic_remove() - detach a network interface
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * The guest is asked to release it. If it does not answer in time, the
 * interface is detached by force.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_nic_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_device_nic *nic,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_p9_destroy() - take a folder of the host away without
 *     asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_p9_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_device_p9 *p9,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_p9_remove() - take a folder of the host away, asking
 *     the guest first
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_p9_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_device_p9 *p9,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_pci_add() - pass a PCI device of the host to a domain
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_pci_add(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   xenstable_libxl_device_pci *pcidev,
                                   const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_pci_assignable_add() - make a PCI device of the host
 *     one for guests
 * @rebind: not 0: remember its driver, for
 *     xenstable_libxl_device_pci_assignable_remove()
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_pci_assignable_add(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_pci *pcidev, int rebind);

/**
 * xenstable_libxl_device_pci_assignable_list() - the PCI devices that guests
 *     may get
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_pci_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_pci *xenstable_libxl_device_pci_assignable_list(
    xenstable_libxl_ctx *ctx, int *num);

/**
 * xenstable_libxl_device_pci_assignable_list_free() - free an array of PCI
 *     devices
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_pci_assignable_list_free(
    xenstable_libxl_device_pci *list, int num);

/**
 * xenstable_libxl_device_pci_assignable_remove() - take a PCI device back for
 *     the host
 * @rebind: not 0: give it to the driver that was remembered
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_pci_assignable_remove(
    xenstable_libxl_ctx *ctx, xenstable_libxl_device_pci *pcidev, int rebind);

/**
 * xenstable_libxl_device_pci_destroy() - take a PCI device back without asking
 *     the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_pci_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_pci *pcidev,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_pci_list() - the PCI devices that a domain has
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_pci_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_pci *xenstable_libxl_device_pci_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_pci_list_free() - free an array of PCI devices
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_pci_list_free(xenstable_libxl_device_pci *list,
                                          int num);

/**
 * xenstable_libxl_device_pci_remove() - take a PCI device back from a domain
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_pci_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_pci *pcidev,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_pvcallsif_destroy() - end a domain's PV calls without
 *     asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_pvcallsif_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_pvcallsif *pvcallsif,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_pvcallsif_remove() - end a domain's PV calls, asking
 *     the guest first
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_pvcallsif_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_pvcallsif *pvcallsif,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_usbctrl_add() - attach a USB controller
 * @usbctrl: members that are not set receive the chosen values
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_usbctrl_add(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_usbctrl *usbctrl,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_usbctrl_destroy() - take a USB controller away
 *     without asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_usbctrl_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_usbctrl *usbctrl,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_usbctrl_getinfo() - where the two ends of a USB
 *     controller are
 * @usbctrl: its devid is read
 * @usbctrlinfo: filled; init it before, dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_usbctrl_getinfo(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_device_usbctrl *usbctrl,
    xenstable_libxl_usbctrlinfo *usbctrlinfo);

/**
 * xenstable_libxl_device_usbctrl_list() - the USB controllers of a domain
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_usbctrl_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_usbctrl *xenstable_libxl_device_usbctrl_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_usbctrl_list_free() - free an array of USB
 *     controllers
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_usbctrl_list_free(
    xenstable_libxl_device_usbctrl *list, int nr);

/**
 * xenstable_libxl_device_usbctrl_remove() - detach a USB controller and its
 *     devices
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_usbctrl_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_usbctrl *usbctrl,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_usbdev_add() - pass a USB device of the host to a
 *     domain
 * @usbdev: members that are not set receive the chosen values
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_usbdev_add(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_usbdev *usbdev,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_usbdev_list() - list the USB devices of a domain
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_usbdev_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_usbdev *xenstable_libxl_device_usbdev_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_usbdev_list_free() - free the result of
 *     xenstable_libxl_device_usbdev_list()
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_usbdev_list_free(
    xenstable_libxl_device_usbdev *list, int nr);

/**
 * xenstable_libxl_device_usbdev_remove() - take a USB device back from a
 *     domain
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_usbdev_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_usbdev *usbdev,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vdispl_add() - attach a PV display
 * @vdispl: what is not set gets the value that was chosen
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vdispl_add(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_vdispl *vdispl,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vdispl_destroy() - take a PV display away without
 *     asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vdispl_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_vdispl *vdispl,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vdispl_getinfo() - where the two ends of a PV display
 *     are
 * @vdisplinfo: filled; init it before, dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vdispl_getinfo(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_device_vdispl *vdispl,
    xenstable_libxl_vdisplinfo *vdisplinfo);

/**
 * xenstable_libxl_device_vdispl_list() - the PV displays of a domain
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_vdispl_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_vdispl *xenstable_libxl_device_vdispl_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_vdispl_list_free() - free an array of virtual
 *     displays
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_vdispl_list_free(
    xenstable_libxl_device_vdispl *list, int num);

/**
 * xenstable_libxl_device_vdispl_remove() - detach a PV display, asking the
 *     guest first
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vdispl_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_vdispl *vdispl,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vfb_add() - attach a PV framebuffer
 * @vfb: what is not set gets the value that was chosen
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vfb_add(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   xenstable_libxl_device_vfb *vfb,
                                   const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vfb_destroy() - take a PV framebuffer away without
 *     asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vfb_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_device_vfb *vfb,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vfb_remove() - detach a PV framebuffer, asking the
 *     guest first
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vfb_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_device_vfb *vfb,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vkb_add() - attach a PV keyboard or pointer
 * @vkb: what is not set gets the value that was chosen
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vkb_add(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   xenstable_libxl_device_vkb *vkb,
                                   const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vkb_destroy() - take a PV keyboard away without
 *     asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vkb_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_device_vkb *vkb,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vkb_getinfo() - where the two ends of a PV keyboard
 *     are
 * @vkbinfo: filled; init it before, dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vkb_getinfo(xenstable_libxl_ctx *ctx,
                                       uint32_t domid,
                                       const xenstable_libxl_device_vkb *vkb,
                                       xenstable_libxl_vkbinfo *vkbinfo);

/**
 * xenstable_libxl_device_vkb_list() - the PV keyboards and pointers of a
 *     domain
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_vkb_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_vkb *xenstable_libxl_device_vkb_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_vkb_list_free() - free an array of virtual keyboards
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_vkb_list_free(xenstable_libxl_device_vkb *list,
                                          int num);

/**
 * xenstable_libxl_device_vkb_remove() - detach a PV keyboard, asking the guest
 *     first
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vkb_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_device_vkb *vkb,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vsnd_add() - attach a PV sound card
 * @vsnd: what is not set gets the value that was chosen
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vsnd_add(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    xenstable_libxl_device_vsnd *vsnd,
                                    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vsnd_destroy() - take a PV sound card away without
 *     asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vsnd_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_vsnd *vsnd,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vsnd_getinfo() - where the two ends of a PV sound
 *     card are
 * @vsndinfo: filled; init it before, dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vsnd_getinfo(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_device_vsnd *vsnd,
    xenstable_libxl_vsndinfo *vsndinfo);

/**
 * xenstable_libxl_device_vsnd_list() - the PV sound cards of a domain
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_vsnd_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_vsnd *xenstable_libxl_device_vsnd_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_vsnd_list_free() - free an array of virtual sound
 *     devices
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_vsnd_list_free(xenstable_libxl_device_vsnd *list,
                                           int num);

/**
 * xenstable_libxl_device_vsnd_remove() - detach a PV sound card, asking the
 *     guest first
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vsnd_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_vsnd *vsnd,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vtpm_add() - attach a virtual TPM
 * @vtpm: what is not set gets the value that was chosen
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vtpm_add(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    xenstable_libxl_device_vtpm *vtpm,
                                    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vtpm_destroy() - take a virtual TPM away without
 *     asking the guest
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vtpm_destroy(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_vtpm *vtpm,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_device_vtpm_getinfo() - where the two ends of a virtual TPM
 *     are
 * @vtpminfo: filled; init it before, dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vtpm_getinfo(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_device_vtpm *vtpm,
    xenstable_libxl_vtpminfo *vtpminfo);

/**
 * xenstable_libxl_device_vtpm_list() - the virtual TPMs of a domain
 * @num: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_device_vtpm_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_device_vtpm *xenstable_libxl_device_vtpm_list(
    xenstable_libxl_ctx *ctx, uint32_t domid, int *num);

/**
 * xenstable_libxl_device_vtpm_list_free() - free an array of virtual TPMs
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_device_vtpm_list_free(xenstable_libxl_device_vtpm *list,
                                           int num);

/**
 * xenstable_libxl_device_vtpm_remove() - detach a virtual TPM, asking the
 *     guest first
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_device_vtpm_remove(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_device_vtpm *vtpm,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_core_dump() - write the memory of a domain to a file
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Pause the domain first: otherwise its memory changes during the dump.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_core_dump(
    xenstable_libxl_ctx *ctx, uint32_t domid, const char *filename,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_create_new() - create a domain and leave it paused
 * @d_config: members that are not set receive the chosen values
 * @domid: receives the domain's number; on error it is (uint32_t)-1, or
 *     unchanged if nothing was started
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 * @aop_console_how: how to report that a console is available; NULL: it is not
 *     reported
 *
 * On error, what was created of the domain is destroyed.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_create_new(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_config *d_config,
    uint32_t *domid, const xenstable_libxl_asyncop_how *ao_how,
    const xenstable_libxl_asyncprogress_how *aop_console_how);

/**
 * xenstable_libxl_domain_create_restore() - create a domain from a saved
 *     stream
 * @d_config: as for xenstable_libxl_domain_create_new()
 * @domid: receives the domain's number; on error it is (uint32_t)-1, or
 *     unchanged if nothing was started
 * @restore_fd: the stream is read from it; it is not closed
 * @send_back_fd: answers to checkpoints are written to it; -1 for none
 * @params: borrowed for the call; NULL: the stream was written by
 *     xenstable_libxl_domain_suspend() and has no checkpoints
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 * @aop_console_how: how to report that a console is available; NULL: it is not
 *     reported
 *
 * Set stream_version in @params to 2 for a stream that
 * xenstable_libxl_domain_suspend() has written. Init sets it to 1, the format
 * of Xen before 4.6, which libxl converts first.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_create_restore(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_config *d_config,
    uint32_t *domid, int restore_fd, int send_back_fd,
    const xenstable_libxl_domain_restore_params *params,
    const xenstable_libxl_asyncop_how *ao_how,
    const xenstable_libxl_asyncprogress_how *aop_console_how);

/**
 * xenstable_libxl_domain_destroy() - end a domain at once and free its
 *     resources
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_destroy(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_get_nodeaffinity() - get the NUMA nodes whose memory
 *     a domain prefers
 * @nodemap: receives the nodes; allocate it with
 *     xenstable_libxl_node_bitmap_alloc()
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_get_nodeaffinity(xenstable_libxl_ctx *ctx,
                                            uint32_t domid,
                                            xenstable_libxl_bitmap *nodemap);

/**
 * xenstable_libxl_domain_info() - get the state of one domain
 * @info_r: receives the state when 0 is returned; dispose of it afterwards.
 *     With NULL the call only checks that the domain exists.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_DOMAIN_NOTFOUND,
 * XENSTABLE_LIBXL_ERROR_FAIL, or another negative XENSTABLE_LIBXL_ERROR_
 * number.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_info(xenstable_libxl_ctx *ctx,
                                xenstable_libxl_dominfo *info_r,
                                uint32_t domid);

/**
 * xenstable_libxl_domain_need_memory() - get the memory that must be free to
 *     create a domain
 * @config: members that are not set receive their defaults
 * @domid_for_logging: (uint32_t)-1 if the domain has no number yet
 * @need_memkb: receives KiB
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_need_memory(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_domain_config *config,
                                       uint32_t domid_for_logging,
                                       uint64_t *need_memkb);

/**
 * xenstable_libxl_domain_need_memory_0x040700() - as
 *     xenstable_libxl_domain_need_memory(); an older form with a 32-bit result
 * @need_memkb: receives KiB
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_need_memory_0x040700(
    xenstable_libxl_ctx *ctx,
    const xenstable_libxl_domain_build_info *b_info_in, uint32_t *need_memkb);

/**
 * xenstable_libxl_domain_need_memory_0x041200() - as
 *     xenstable_libxl_domain_need_memory(); an older form that takes the build
 *     info alone
 * @need_memkb: receives KiB
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_need_memory_0x041200(
    xenstable_libxl_ctx *ctx,
    const xenstable_libxl_domain_build_info *b_info_in, uint64_t *need_memkb);

/**
 * xenstable_libxl_domain_pause() - pause a domain: its virtual CPUs do not run
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_pause(xenstable_libxl_ctx *ctx, uint32_t domid,
                                 const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_preserve() - keep a domain that has ended, under
 *     another name
 * @info: its name is read, and must be the domain's
 * @name_suffix: what is added to that name
 * @new_uuid: what the domain has from now on
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_preserve(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    xenstable_libxl_domain_create_info *info,
                                    const char *name_suffix,
                                    xenstable_libxl_uuid new_uuid);

/**
 * xenstable_libxl_domain_reboot() - ask a guest to reboot
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * The guest needs a PV driver that handles the request.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_reboot(xenstable_libxl_ctx *ctx, uint32_t domid,
                                  const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_remus_start() - copy a domain to another host again
 *     and again
 * @info: how; COLO where that is set
 * @send_fd: the stream goes there
 * @recv_fd: the other host answers there
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * It ends when the other host is lost, or the domain.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_remus_start(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_remus_info *info,
    uint32_t domid, int send_fd, int recv_fd,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_rename() - give a domain another name
 * @old_name: what it must be called now; NULL: anything
 * @new_name: must belong to no other domain
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_rename(xenstable_libxl_ctx *ctx, uint32_t domid,
                                  const char *old_name, const char *new_name);

/**
 * xenstable_libxl_domain_resume() - let a suspended domain run again
 * @suspend_cancel: 1: the guest learns that the suspension was cancelled,
 *     which it must support; 0: the guest runs on as if it had been restored
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_resume(xenstable_libxl_ctx *ctx, uint32_t domid,
                                  int suspend_cancel,
                                  const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_sched_params_get() - get the scheduling parameters of
 *     a domain
 * @params: receives them; call init before, dispose afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_sched_params_get(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_domain_sched_params *params);

/**
 * xenstable_libxl_domain_sched_params_set() - change the scheduling parameters
 *     of a domain
 * @params: members that have the value of init are not changed
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_sched_params_set(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_domain_sched_params *params);

/**
 * xenstable_libxl_domain_set_nodeaffinity() - say on which NUMA nodes a domain
 *     is to be
 * @nodemap: with a bit for each node, as xenstable_libxl_node_bitmap_alloc()
 *     makes it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_set_nodeaffinity(xenstable_libxl_ctx *ctx,
                                            uint32_t domid,
                                            xenstable_libxl_bitmap *nodemap);

/**
 * xenstable_libxl_domain_setmaxmem() - set the limit of a domain's memory
 * @target_memkb: KiB
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_setmaxmem(xenstable_libxl_ctx *ctx, uint32_t domid,
                                     uint64_t target_memkb);

/**
 * xenstable_libxl_domain_shutdown() - ask a guest to shut down
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * The guest needs a PV driver that handles the request.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_shutdown(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_soft_reset() - restart a domain in place, after it
 *     asked for a soft reset
 * @d_config: as for xenstable_libxl_domain_create_new()
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 * @aop_console_how: how to report that a console is available; NULL: it is not
 *     reported
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_soft_reset(
    xenstable_libxl_ctx *ctx, xenstable_libxl_domain_config *d_config,
    uint32_t domid, const xenstable_libxl_asyncop_how *ao_how,
    const xenstable_libxl_asyncprogress_how *aop_console_how);

/**
 * xenstable_libxl_domain_suspend() - save a domain's memory and state to a
 *     stream
 * @fd: the stream is written to it; it is not closed
 * @flags: XENSTABLE_LIBXL_SUSPEND_DEBUG, XENSTABLE_LIBXL_SUSPEND_LIVE
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * The domain stays suspended: destroy it or resume it.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_suspend(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   int fd, int flags,
                                   const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_suspend_only() - suspend a domain without saving it
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_suspend_only(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domain_unpause() - let a paused domain run
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_unpause(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_domid_valid_guest() - could it be the number of a guest?
 *
 * Whether there is one is not looked for.
 *
 * Return: 1 for yes, 0 for no.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_domid_valid_guest(uint32_t domid);

/**
 * xenstable_libxl_dominfo_list_free() - free the result of
 *     xenstable_libxl_list_domain()
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_dominfo_list_free(xenstable_libxl_dominfo *list,
                                       int nb_domain);

/**
 * xenstable_libxl_fd_set_cloexec() - shall a file be closed by exec?
 * @cloexec: not 0: yes
 *
 * Return: 0 or XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_fd_set_cloexec(xenstable_libxl_ctx *ctx, int fd,
                                   int cloexec);

/**
 * xenstable_libxl_fd_set_nonblock() - shall reading and writing never wait?
 * @nonblock: not 0: never
 *
 * Return: 0 or XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_fd_set_nonblock(xenstable_libxl_ctx *ctx, int fd,
                                    int nonblock);

/**
 * xenstable_libxl_flask_context_to_sid() - get the number (SID) of a Flask
 *     security label
 * @buf: the label: @len characters, without a terminating zero
 * @ssidref: receives the number
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_flask_context_to_sid(xenstable_libxl_ctx *ctx, char *buf,
                                         size_t len, uint32_t *ssidref);

/**
 * xenstable_libxl_flask_getenforce() - does Xen's Flask module enforce its
 *     policy?
 *
 * Return: 1 or 0; below 0 with errno on error: Xen has no such module.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_flask_getenforce(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_flask_loadpolicy() - give Xen's Flask module another policy
 * @size: of the policy, in bytes
 *
 * Return: 0, or below 0 with errno.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_flask_loadpolicy(xenstable_libxl_ctx *ctx, void *policy,
                                     uint32_t size);

/**
 * xenstable_libxl_flask_setenforce() - let Xen's Flask module enforce its
 *     policy, or not
 * @mode: 1 or 0
 *
 * Return: 0, or below 0 with errno.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_flask_setenforce(xenstable_libxl_ctx *ctx, int mode);

/**
 * xenstable_libxl_flask_sid_to_context() - the name of a security label
 * @buf: receives malloc'ed text
 * @len: receives its length
 *
 * Return: 0, or below 0 with errno.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_flask_sid_to_context(xenstable_libxl_ctx *ctx,
                                         uint32_t ssidref, char **buf,
                                         size_t *len);

/**
 * xenstable_libxl_get_cpu_topology() - get core, socket and NUMA node of each
 *     physical CPU
 * @nb_cpu_out: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_cputopology_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_cputopology *xenstable_libxl_get_cpu_topology(
    xenstable_libxl_ctx *ctx, int *nb_cpu_out);

/**
 * xenstable_libxl_get_free_memory() - get the free memory of the host
 * @memkb: receives KiB
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_free_memory(xenstable_libxl_ctx *ctx, uint64_t *memkb);

/**
 * xenstable_libxl_get_free_memory_0x040700() - as
 *     xenstable_libxl_get_free_memory(); an older form with a 32-bit result
 * @memkb: receives KiB
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_free_memory_0x040700(xenstable_libxl_ctx *ctx,
                                             uint32_t *memkb);

/**
 * xenstable_libxl_get_freecpus() - which CPUs belong to no pool
 * @cpumap: receives the map; dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_freecpus(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_bitmap *cpumap);

/**
 * xenstable_libxl_get_max_cpus() - get the largest possible number of physical
 *     CPUs
 *
 * Return: the number, or a negative XENSTABLE_LIBXL_ERROR_ number.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_max_cpus(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_get_max_nodes() - get the largest possible number of NUMA
 *     nodes
 *
 * Return: the number, or a negative XENSTABLE_LIBXL_ERROR_ number.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_max_nodes(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_get_memory_target() - how much memory a domain should have,
 *     in KiB
 * @out_target: receives it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_memory_target(xenstable_libxl_ctx *ctx, uint32_t domid,
                                      uint64_t *out_target);

/**
 * xenstable_libxl_get_memory_target_0x040700() - the same, for old callers: 32
 *     bits
 * @out_target: receives it; XENSTABLE_LIBXL_ERROR_FAIL if it is too large
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_memory_target_0x040700(xenstable_libxl_ctx *ctx,
                                               uint32_t domid,
                                               uint32_t *out_target);

/**
 * xenstable_libxl_get_numainfo() - get the memory of each NUMA node and the
 *     distances between nodes
 * @nr: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_numainfo_list_free(); NULL
 * on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_numainfo *xenstable_libxl_get_numainfo(
    xenstable_libxl_ctx *ctx, int *nr);

/**
 * xenstable_libxl_get_online_cpus() - number of CPUs that are online
 *
 * Return: the number, or XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_online_cpus(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_get_pci_topology() - on which NUMA nodes the PCI devices are
 * @num_devs: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_pcitopology_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_pcitopology *xenstable_libxl_get_pci_topology(
    xenstable_libxl_ctx *ctx, int *num_devs);

/**
 * xenstable_libxl_get_physinfo() - describe the machine: CPUs, memory in
 *     pages, capabilities
 * @physinfo: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_physinfo(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_physinfo *physinfo);

/**
 * xenstable_libxl_get_scheduler() - get the scheduler in use
 *
 * Return: an xenstable_libxl_scheduler, or a negative XENSTABLE_LIBXL_ERROR_
 * number.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_scheduler(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_get_version_info() - get the version and build information
 *     of the running Xen
 *
 * Return: a struct that belongs to the context; NULL on error.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
const xenstable_libxl_version_info *xenstable_libxl_get_version_info(
    xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_hwcap_copy() - copy hardware capabilities
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_hwcap_copy(xenstable_libxl_ctx *ctx,
                                xenstable_libxl_hwcap *dst,
                                const xenstable_libxl_hwcap *src);

/**
 * xenstable_libxl_key_value_list_copy() - make a deep copy of a list
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_key_value_list_copy(
    xenstable_libxl_ctx *ctx, xenstable_libxl_key_value_list *dst,
    const xenstable_libxl_key_value_list *src);

/**
 * xenstable_libxl_key_value_list_dispose() - free a list with its strings and
 *     set it to NULL
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_key_value_list_dispose(
    xenstable_libxl_key_value_list *kvl);

/**
 * xenstable_libxl_key_value_list_length() - number of pairs in a list
 *
 * Return: the number.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_key_value_list_length(
    const xenstable_libxl_key_value_list *kvl);

/**
 * xenstable_libxl_list_cpupool() - the pools of CPUs
 * @nb_pool_out: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_cpupoolinfo_list_free();
 * NULL on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_cpupoolinfo *xenstable_libxl_list_cpupool(
    xenstable_libxl_ctx *ctx, int *nb_pool_out);

/**
 * xenstable_libxl_list_domain() - list all domains and their states
 * @nb_domain_out: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_dominfo_list_free(); NULL
 * on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_dominfo *xenstable_libxl_list_domain(xenstable_libxl_ctx *ctx,
                                                     int *nb_domain_out);

/**
 * xenstable_libxl_list_vcpu() - list the virtual CPUs of a domain
 * @nb_vcpu: receives the number of elements
 * @nr_cpus_out: receives the number of physical CPUs
 *
 * Return: an array, to be freed by xenstable_libxl_vcpuinfo_list_free(); NULL
 * on error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_vcpuinfo *xenstable_libxl_list_vcpu(xenstable_libxl_ctx *ctx,
                                                    uint32_t domid,
                                                    int *nb_vcpu,
                                                    int *nr_cpus_out);

/**
 * xenstable_libxl_list_vm() - the domains that are no stub domains
 * @nb_vm_out: receives the number of elements
 *
 * Return: an array, to be freed by xenstable_libxl_vminfo_list_free(); NULL on
 * error and if it has no elements.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_vminfo *xenstable_libxl_list_vm(xenstable_libxl_ctx *ctx,
                                                int *nb_vm_out);

/**
 * xenstable_libxl_mac_copy() - copy a MAC address
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_mac_copy(xenstable_libxl_ctx *ctx,
                              xenstable_libxl_mac *dst,
                              const xenstable_libxl_mac *src);

/**
 * xenstable_libxl_ms_vm_genid_copy() - copy a generation identifier
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_ms_vm_genid_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_ms_vm_genid *dst,
                                      const xenstable_libxl_ms_vm_genid *src);

/**
 * xenstable_libxl_ms_vm_genid_generate() - make a random generation identifier
 *
 * Return: 0, or XENSTABLE_LIBXL_ERROR_NOMEM or XENSTABLE_LIBXL_ERROR_INVAL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_ms_vm_genid_generate(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_ms_vm_genid *id);

/**
 * xenstable_libxl_ms_vm_genid_is_zero() - is a generation identifier zero?
 *
 * Return: true or false.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
bool xenstable_libxl_ms_vm_genid_is_zero(
    const xenstable_libxl_ms_vm_genid *id);

/**
 * xenstable_libxl_numainfo_list_free() - free the result of
 *     xenstable_libxl_get_numainfo()
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_numainfo_list_free(xenstable_libxl_numainfo *list,
                                        int nr);

/**
 * xenstable_libxl_pcitopology_list_free() - free what
 *     xenstable_libxl_get_pci_topology() gave
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_pcitopology_list_free(xenstable_libxl_pcitopology *list,
                                           int num_devs);

/**
 * xenstable_libxl_primary_console_exec() - become the client of a domain's
 *     first console
 * @domid_vm: where its device model is in a stub domain, that one's is found
 * @notify_fd: as for xenstable_libxl_console_exec()
 * @escape_character: as for xenstable_libxl_console_exec()
 *
 * Return: only on error; as xenstable_libxl_console_exec().
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_primary_console_exec(xenstable_libxl_ctx *ctx,
                                         uint32_t domid_vm, int notify_fd,
                                         char *escape_character);

/**
 * xenstable_libxl_primary_console_get_tty() - path of the terminal of a
 *     domain's first console
 * @domid_vm: as for xenstable_libxl_primary_console_exec()
 * @path: receives malloc'ed text
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_primary_console_get_tty(xenstable_libxl_ctx *ctx,
                                            uint32_t domid_vm, char **path);

/**
 * xenstable_libxl_psr_cat_get_cbm() - which part of the cache a domain may use
 *     on a socket
 * @target: socket
 * @cbm_r: receives the mask
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cat_get_cbm(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    xenstable_libxl_psr_cbm_type type,
                                    uint32_t target, uint64_t *cbm_r);

/**
 * xenstable_libxl_psr_cat_get_info() - what the sockets can do to share out a
 *     cache
 * @info: receives an array, for xenstable_libxl_psr_cat_info_list_free()
 * @nr: receives the number of elements
 * @lvl: 2 or 3: of cache
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cat_get_info(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_psr_cat_info **info,
                                     unsigned int *nr, unsigned int lvl);

/**
 * xenstable_libxl_psr_cat_get_l3_info() - the same for the cache of level 3
 * @info: receives an array, for xenstable_libxl_psr_cat_info_list_free()
 * @nr: receives the number of elements
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cat_get_l3_info(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_psr_cat_info **info,
                                        int *nr);

/**
 * xenstable_libxl_psr_cat_info_list_free() - free an array of what sockets can
 *     do
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_psr_cat_info_list_free(xenstable_libxl_psr_cat_info *list,
                                            int nr);

/**
 * xenstable_libxl_psr_cat_set_cbm() - say which part of the cache a domain may
 *     use
 * @target_map: the sockets where that is so
 * @cbm: the mask
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cat_set_cbm(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    xenstable_libxl_psr_cbm_type type,
                                    xenstable_libxl_bitmap *target_map,
                                    uint64_t cbm);

/**
 * xenstable_libxl_psr_cmt_attach() - begin to watch a domain's use of the
 *     cache
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_attach(xenstable_libxl_ctx *ctx, uint32_t domid);

/**
 * xenstable_libxl_psr_cmt_detach() - cease to watch a domain's use of the
 *     cache
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_detach(xenstable_libxl_ctx *ctx, uint32_t domid);

/**
 * xenstable_libxl_psr_cmt_domain_attached() - is a domain's use of the cache
 *     watched?
 *
 * Return: 1 for yes, 0 for no.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_domain_attached(xenstable_libxl_ctx *ctx,
                                            uint32_t domid);

/**
 * xenstable_libxl_psr_cmt_enabled() - can Xen watch the use of the cache?
 *
 * Return: 1 for yes, 0 for no.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_enabled(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_psr_cmt_get_cache_occupancy() - how much of the cache a
 *     domain uses, in KiB
 * @l3_cache_occupancy: receives it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_get_cache_occupancy(xenstable_libxl_ctx *ctx,
                                                uint32_t domid,
                                                uint32_t socketid,
                                                uint32_t *l3_cache_occupancy);

/**
 * xenstable_libxl_psr_cmt_get_l3_cache_size() - size of the cache of a socket,
 *     in KiB
 * @l3_cache_size: receives it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_get_l3_cache_size(xenstable_libxl_ctx *ctx,
                                              uint32_t socketid,
                                              uint32_t *l3_cache_size);

/**
 * xenstable_libxl_psr_cmt_get_sample() - what was counted for a domain
 * @scope: socket
 * @sample_r: receives the count
 * @tsc_r: receives when, by the processor's counter; NULL: is not wanted
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_get_sample(xenstable_libxl_ctx *ctx,
                                       uint32_t domid,
                                       xenstable_libxl_psr_cmt_type type,
                                       uint64_t scope, uint64_t *sample_r,
                                       uint64_t *tsc_r);

/**
 * xenstable_libxl_psr_cmt_get_total_rmid() - how many domains can be watched
 *     at a time
 * @total_rmid: receives the largest number of a watch
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_get_total_rmid(xenstable_libxl_ctx *ctx,
                                           uint32_t *total_rmid);

/**
 * xenstable_libxl_psr_cmt_type_supported() - can it be counted?
 *
 * Return: 1 for yes, 0 for no.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_cmt_type_supported(xenstable_libxl_ctx *ctx,
                                           xenstable_libxl_psr_cmt_type type);

/**
 * xenstable_libxl_psr_get_hw_info() - what the sockets can do of a kind
 * @lvl: of cache, where the kind has it
 * @nr: receives the number of elements
 * @info: receives an array, for xenstable_libxl_psr_hw_info_list_free()
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_get_hw_info(xenstable_libxl_ctx *ctx,
                                    xenstable_libxl_psr_feat_type type,
                                    unsigned int lvl, unsigned int *nr,
                                    xenstable_libxl_psr_hw_info **info);

/**
 * xenstable_libxl_psr_get_val() - what a domain has on a socket
 * @target: socket
 * @val: receives it: a mask, or a share
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_get_val(xenstable_libxl_ctx *ctx, uint32_t domid,
                                xenstable_libxl_psr_type type,
                                unsigned int target, uint64_t *val);

/**
 * xenstable_libxl_psr_hw_info_list_free() - free an array of what sockets can
 *     do
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_psr_hw_info_list_free(xenstable_libxl_psr_hw_info *list,
                                           unsigned int nr);

/**
 * xenstable_libxl_psr_set_val() - say what a domain has on sockets
 * @target_map: the sockets
 * @val: a mask, or a share
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_psr_set_val(xenstable_libxl_ctx *ctx, uint32_t domid,
                                xenstable_libxl_psr_type type,
                                xenstable_libxl_bitmap *target_map,
                                uint64_t val);

/**
 * xenstable_libxl_qemu_monitor_command() - send a command to the QEMU monitor
 *     of an HVM guest
 * @command_line: a command of QEMU's human monitor (HMP)
 * @output: receives malloc'ed text when the operation has ended
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_qemu_monitor_command(
    xenstable_libxl_ctx *ctx, uint32_t domid, const char *command_line,
    char **output, const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_retrieve_domain_configuration() - get the current
 *     configuration of a domain
 * @d_config: receives it; call init before, dispose afterwards
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_retrieve_domain_configuration(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_domain_config *d_config,
    const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_sched_credit2_params_get() - how the scheduler credit2 of a
 *     pool is set
 * @scinfo: filled
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_sched_credit2_params_get(
    xenstable_libxl_ctx *ctx, uint32_t poolid,
    xenstable_libxl_sched_credit2_params *scinfo);

/**
 * xenstable_libxl_sched_credit2_params_set() - set the scheduler credit2 of a
 *     pool
 * @scinfo: receives what Xen made of it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_sched_credit2_params_set(
    xenstable_libxl_ctx *ctx, uint32_t poolid,
    xenstable_libxl_sched_credit2_params *scinfo);

/**
 * xenstable_libxl_sched_credit_params_get() - how the scheduler credit of a
 *     pool is set
 * @scinfo: filled
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_sched_credit_params_get(
    xenstable_libxl_ctx *ctx, uint32_t poolid,
    xenstable_libxl_sched_credit_params *scinfo);

/**
 * xenstable_libxl_sched_credit_params_set() - set the scheduler credit of a
 *     pool
 * @scinfo: receives what Xen made of it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_sched_credit_params_set(
    xenstable_libxl_ctx *ctx, uint32_t poolid,
    xenstable_libxl_sched_credit_params *scinfo);

/**
 * xenstable_libxl_send_debug_keys() - give Xen keys as if they were typed at
 *     its console
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_send_debug_keys(xenstable_libxl_ctx *ctx, char *keys);

/**
 * xenstable_libxl_send_sysrq() - send a key of Linux' SysRq to a guest
 *
 * A guest that does not look for it does nothing; the result is 0 all the
 * same.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_send_sysrq(xenstable_libxl_ctx *ctx, uint32_t domid,
                               char sysrq);

/**
 * xenstable_libxl_send_trigger() - send a trigger to a guest, such as the
 *     power button
 * @vcpuid: the virtual CPU, for triggers to one CPU such as
 *     XENSTABLE_LIBXL_TRIGGER_NMI
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_send_trigger(xenstable_libxl_ctx *ctx, uint32_t domid,
                                 xenstable_libxl_trigger trigger,
                                 uint32_t vcpuid,
                                 const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_set_memory_target() - set the memory that a domain shall
 *     balloon to
 * @target_memkb: KiB; may be negative if @relative is 1
 * @relative: 1: @target_memkb is added to the present target
 * @enforce: 1: the limit of the domain's memory is set, too
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_set_memory_target(xenstable_libxl_ctx *ctx, uint32_t domid,
                                      int64_t target_memkb, int relative,
                                      int enforce);

/**
 * xenstable_libxl_set_parameters() - change parameters of Xen's command line
 *     at run time
 * @params: as on the command line: "NAME=VALUE"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_set_parameters(xenstable_libxl_ctx *ctx, char *params);

/**
 * xenstable_libxl_set_vcpuaffinity() - set the physical CPUs on which a
 *     virtual CPU may run
 * @cpumap_hard: the virtual CPU runs on no others; NULL: not changed
 * @cpumap_soft: the virtual CPU prefers these; NULL: not changed
 *
 * At least one of the two must be given.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_set_vcpuaffinity(
    xenstable_libxl_ctx *ctx, uint32_t domid, uint32_t vcpuid,
    const xenstable_libxl_bitmap *cpumap_hard,
    const xenstable_libxl_bitmap *cpumap_soft);

/**
 * xenstable_libxl_set_vcpuaffinity_all() - set it for all virtual CPUs of a
 *     domain
 * @max_vcpus: their number
 * @cpumap_hard: where they must run; NULL: is left alone
 * @cpumap_soft: where they should run; NULL: is left alone
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_set_vcpuaffinity_all(
    xenstable_libxl_ctx *ctx, uint32_t domid, unsigned int max_vcpus,
    const xenstable_libxl_bitmap *cpumap_hard,
    const xenstable_libxl_bitmap *cpumap_soft);

/**
 * xenstable_libxl_set_vcpuaffinity_force() - as
 *     xenstable_libxl_set_vcpuaffinity(), even if Xen has pinned the virtual
 *     CPU temporarily
 * @cpumap_hard: the virtual CPU runs on no others; NULL: not changed
 * @cpumap_soft: the virtual CPU prefers these; NULL: not changed
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_set_vcpuaffinity_force(
    xenstable_libxl_ctx *ctx, uint32_t domid, uint32_t vcpuid,
    const xenstable_libxl_bitmap *cpumap_hard,
    const xenstable_libxl_bitmap *cpumap_soft);

/**
 * xenstable_libxl_set_vcpuonline() - set the virtual CPUs that are online
 * @cpumap: a bit for each virtual CPU that shall be online
 * @ao_how: NULL: wait until the operation has ended; otherwise see
 *     "Asynchronous operations"
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_set_vcpuonline(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   xenstable_libxl_bitmap *cpumap,
                                   const xenstable_libxl_asyncop_how *ao_how);

/**
 * xenstable_libxl_string_list_copy() - make a deep copy of a list
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_string_list_copy(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_string_list *dst,
                                      const xenstable_libxl_string_list *src);

/**
 * xenstable_libxl_string_list_dispose() - free a list with its strings and set
 *     it to NULL
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_string_list_dispose(xenstable_libxl_string_list *sl);

/**
 * xenstable_libxl_string_list_length() - number of strings in a list
 *
 * Return: the number.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_string_list_length(const xenstable_libxl_string_list *sl);

/**
 * xenstable_libxl_tmem_freeable() - amount of tmem that could be freed: Xen
 *     has none any more
 *
 * Return: XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_tmem_freeable(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_tmem_freeze() - stop a domain's tmem: Xen has none any more
 *
 * Return: XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_tmem_freeze(xenstable_libxl_ctx *ctx, uint32_t domid);

/**
 * xenstable_libxl_tmem_list() - list a domain's tmem: Xen has none any more
 *
 * Return: NULL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
char *xenstable_libxl_tmem_list(xenstable_libxl_ctx *ctx, uint32_t domid,
                                int use_long);

/**
 * xenstable_libxl_tmem_set() - set up a domain's tmem: Xen has none any more
 *
 * Return: XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_tmem_set(xenstable_libxl_ctx *ctx, uint32_t domid,
                             char *name, uint32_t set);

/**
 * xenstable_libxl_tmem_shared_auth() - let a domain share tmem: Xen has none
 *     any more
 *
 * Return: XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_tmem_shared_auth(xenstable_libxl_ctx *ctx, uint32_t domid,
                                     char *uuid, int auth);

/**
 * xenstable_libxl_tmem_thaw() - let a domain's tmem go on: Xen has none any
 *     more
 *
 * Return: XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_tmem_thaw(xenstable_libxl_ctx *ctx, uint32_t domid);

/**
 * xenstable_libxl_userdata_retrieve() - get the data that a program has stored
 *     for a domain
 * @userdata_userid: the name under which it was stored
 * @data_r: receives malloc'ed memory, NULL if nothing is stored; may be NULL
 * @datalen_r: receives the size in bytes; may be NULL
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_userdata_retrieve(xenstable_libxl_ctx *ctx, uint32_t domid,
                                      const char *userdata_userid,
                                      uint8_t **data_r, int *datalen_r);

/**
 * xenstable_libxl_userdata_store() - store data of the calling program for a
 *     domain
 * @userdata_userid: a name for the data: letters, digits, - and _
 * @data: borrowed for the call
 * @datalen: size in bytes; 0 removes the stored data
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_userdata_store(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   const char *userdata_userid,
                                   const uint8_t *data, int datalen);

/**
 * xenstable_libxl_userdata_unlink() - remove the data that a program has
 *     stored for a domain
 * @userdata_userid: the name under which it was stored
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_FAIL (also if nothing was stored),
 * XENSTABLE_LIBXL_ERROR_LOCK_FAIL, or another negative XENSTABLE_LIBXL_ERROR_
 * number.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_userdata_unlink(xenstable_libxl_ctx *ctx, uint32_t domid,
                                    const char *userdata_userid);

/**
 * xenstable_libxl_vcpu_sched_params_get() - how virtual CPUs of a domain are
 *     scheduled
 * @params: init it before; vcpus says of which ones, and is filled
 *
 * XENSTABLE_LIBXL_ERROR_INVAL with any scheduler but rtds.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_vcpu_sched_params_get(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_vcpu_sched_params *params);

/**
 * xenstable_libxl_vcpu_sched_params_get_all() - the same of all virtual CPUs
 * @params: filled; init it before, dispose of it afterwards
 *
 * XENSTABLE_LIBXL_ERROR_INVAL with any scheduler but rtds.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_vcpu_sched_params_get_all(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    xenstable_libxl_vcpu_sched_params *params);

/**
 * xenstable_libxl_vcpu_sched_params_set() - say how virtual CPUs of a domain
 *     are scheduled
 * @params: vcpus says of which ones, and how
 *
 * XENSTABLE_LIBXL_ERROR_INVAL with any scheduler but rtds.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_vcpu_sched_params_set(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_vcpu_sched_params *params);

/**
 * xenstable_libxl_vcpu_sched_params_set_all() - the same for all virtual CPUs
 * @params: its only element of vcpus says how
 *
 * XENSTABLE_LIBXL_ERROR_INVAL with any scheduler but rtds.
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_vcpu_sched_params_set_all(
    xenstable_libxl_ctx *ctx, uint32_t domid,
    const xenstable_libxl_vcpu_sched_params *params);

/**
 * xenstable_libxl_vcpuinfo_list_free() - free the result of
 *     xenstable_libxl_list_vcpu()
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_vcpuinfo_list_free(xenstable_libxl_vcpuinfo *list,
                                        int nr_vcpus);

/**
 * xenstable_libxl_vm_get_start_time() - when a domain was started, in seconds
 *     since 1970
 *
 * Return: seconds; the largest number where it is not known.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
uint32_t xenstable_libxl_vm_get_start_time(xenstable_libxl_ctx *ctx,
                                           uint32_t domid);

/**
 * xenstable_libxl_vminfo_list_free() - free what xenstable_libxl_list_vm()
 *     gave
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_vminfo_list_free(xenstable_libxl_vminfo *list, int nb_vm);

/**
 * xenstable_libxl_vncviewer_exec() - become a viewer of a domain's screen:
 *     replaces this program
 * @autopass: not 0: hand it the password
 *
 * The variable VNCVIEWER names another one than vncviewer.
 *
 * Return: only on error; XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_vncviewer_exec(xenstable_libxl_ctx *ctx, uint32_t domid,
                                   int autopass);

/**
 * xenstable_libxl_wait_for_free_memory() - wait until the host has so much
 *     free memory
 * @memory_kb: in KiB
 * @wait_secs: at most
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM (there was not so much), or what
 * xenstable_libxl_get_physinfo() gives.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_wait_for_free_memory(xenstable_libxl_ctx *ctx,
                                         uint32_t domid, uint64_t memory_kb,
                                         int wait_secs);

/**
 * xenstable_libxl_wait_for_memory_target() - wait until a domain has reached
 *     its memory target
 * @wait_secs: give up after so many seconds without progress
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_wait_for_memory_target(xenstable_libxl_ctx *ctx,
                                           uint32_t domid, int wait_secs);

/**
 * xenstable_libxl_xen_console_read_finish() - free what
 *     xenstable_libxl_xen_console_read_start() gave
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_xen_console_read_finish(
    xenstable_libxl_ctx *ctx, xenstable_libxl_xen_console_reader *cr);

/**
 * xenstable_libxl_xen_console_read_line() - the next part of Xen's own
 *     messages
 * @line_r: receives text that belongs to @cr, until the next call; NULL at the
 *     end
 *
 * Return: 1 (there was more), 0 (no more now), or XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_xen_console_read_line(
    xenstable_libxl_ctx *ctx, xenstable_libxl_xen_console_reader *cr,
    char **line_r);

/**
 * xenstable_libxl_xen_console_read_start() - begin to read Xen's own messages
 * @clear: not 0: they are forgotten when they are read
 *
 * Return: what the other two functions need.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
xenstable_libxl_xen_console_reader *xenstable_libxl_xen_console_read_start(
    xenstable_libxl_ctx *ctx, int clear);

/**
 * xenstable_libxl_xs_quota_domain_get() - what a domain may use of xenstore
 * @q_out: filled; dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.22 and
 * later. Since: 1.0
 */
int xenstable_libxl_xs_quota_domain_get(xenstable_libxl_ctx *ctx,
                                        uint32_t domid,
                                        xenstable_libxl_xs_quota_list *q_out);

/**
 * xenstable_libxl_xs_quota_domain_set() - say what a domain may use of
 *     xenstore
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.22 and
 * later. Since: 1.0
 */
int xenstable_libxl_xs_quota_domain_set(xenstable_libxl_ctx *ctx,
                                        uint32_t domid,
                                        xenstable_libxl_xs_quota_list *q);

/**
 * xenstable_libxl_xs_quota_global_get() - what any domain may use of xenstore
 * @q_out: filled; dispose of it afterwards
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.22 and
 * later. Since: 1.0
 */
int xenstable_libxl_xs_quota_global_get(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_xs_quota_list *q_out);

/**
 * xenstable_libxl_xs_quota_global_set() - say what any domain may use of
 *     xenstore
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.22 and
 * later. Since: 1.0
 */
int xenstable_libxl_xs_quota_global_set(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_xs_quota_list *q);

/* libxl_event.h */

/**
 * xenstable_libxl_childproc_reaped() - report that a child process has ended
 * @status: as waitpid() gave it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_UNKNOWN_CHILD for a child that libxl did
 * not start.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_childproc_reaped(xenstable_libxl_ctx *ctx, pid_t pid,
                                     int status);

/**
 * xenstable_libxl_childproc_setmode() - choose who handles SIGCHLD and reaps
 *     children
 * @hooks: borrowed while in use; NULL: libxl handles it and reaps all children
 *     of the process
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_childproc_setmode(
    xenstable_libxl_ctx *ctx, const xenstable_libxl_childproc_hooks *hooks,
    void *user);

/**
 * xenstable_libxl_childproc_sigchld_occurred() - report that SIGCHLD came
 *
 * Do not call this from the signal handler itself.
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_childproc_sigchld_occurred(xenstable_libxl_ctx *ctx);

/**
 * xenstable_libxl_evdisable_disk_eject() - stop events about a drive's medium,
 *     and free @evgen
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_evdisable_disk_eject(
    xenstable_libxl_ctx *ctx, xenstable_libxl_evgen_disk_eject *evgen);

/**
 * xenstable_libxl_evdisable_domain_death() - stop events about a domain's end,
 *     and free @evgen
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_evdisable_domain_death(
    xenstable_libxl_ctx *ctx, xenstable_libxl_evgen_domain_death *evgen);

/**
 * xenstable_libxl_evenable_disk_eject() - ask for events when a guest ejects a
 *     drive's medium
 * @user: a number that is passed on with the events
 * @evgen_out: receives the handle for xenstable_libxl_evdisable_disk_eject()
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_evenable_disk_eject(
    xenstable_libxl_ctx *ctx, uint32_t domid, const char *vdev,
    xenstable_libxl_ev_user user,
    xenstable_libxl_evgen_disk_eject **evgen_out);

/**
 * xenstable_libxl_evenable_domain_death() - ask for events when a domain shuts
 *     down or is destroyed
 * @user: a number that is passed on with the events
 * @evgen_out: receives the handle for xenstable_libxl_evdisable_domain_death()
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_evenable_domain_death(
    xenstable_libxl_ctx *ctx, uint32_t domid, xenstable_libxl_ev_user user,
    xenstable_libxl_evgen_domain_death **evgen_out);

/**
 * xenstable_libxl_event_check() - take an event if there is one; do not wait
 * @event_r: receives the event, to be freed by xenstable_libxl_event_free()
 * @typemask: a bit for each enum xenstable_libxl_event_type that is wanted
 * @predicate: selects the wanted events; NULL: all
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOT_READY if there is no event, or another
 * negative XENSTABLE_LIBXL_ERROR_ number.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_event_check(xenstable_libxl_ctx *ctx,
                                xenstable_libxl_event **event_r,
                                uint64_t typemask,
                                xenstable_libxl_event_predicate *predicate,
                                void *predicate_user);

/**
 * xenstable_libxl_event_free() - free an event
 * @event: NULL is allowed
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_event_free(xenstable_libxl_ctx *ctx,
                                xenstable_libxl_event *event);

/**
 * xenstable_libxl_event_register_callbacks() - call functions of the program
 *     when events occur
 * @hooks: borrowed while in use; NULL: events are kept for
 *     xenstable_libxl_event_check()
 *
 * Only one thread of those that share a context may call this.
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_event_register_callbacks(
    xenstable_libxl_ctx *ctx, const xenstable_libxl_event_hooks *hooks,
    void *user);

/**
 * xenstable_libxl_event_wait() - wait for an event
 * @event_r: receives the event, to be freed by xenstable_libxl_event_free()
 * @typemask: a bit for each enum xenstable_libxl_event_type that is wanted
 * @predicate: selects the wanted events; NULL: all
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_NI (not in the
 * running release), or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_event_wait(xenstable_libxl_ctx *ctx,
                               xenstable_libxl_event **event_r,
                               uint64_t typemask,
                               xenstable_libxl_event_predicate *predicate,
                               void *predicate_user);

/**
 * xenstable_libxl_osevent_afterpoll() - let libxl handle the result of poll()
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_osevent_afterpoll(xenstable_libxl_ctx *ctx, int nfds,
                                       const struct pollfd *fds,
                                       struct timeval now);

/**
 * xenstable_libxl_osevent_beforepoll() - get the descriptors and the timeout
 *     for poll()
 * @nfds_io: number of elements in @fds; receives how many are used
 * @timeout_upd: milliseconds, -1 for no limit; libxl can only shorten it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_BUFFERFULL, with the number needed in
 * @nfds_io.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_osevent_beforepoll(xenstable_libxl_ctx *ctx, int *nfds_io,
                                       struct pollfd *fds, int *timeout_upd,
                                       struct timeval now);

/**
 * xenstable_libxl_osevent_occurred_fd() - report that a registered descriptor
 *     is ready
 * @for_libxl: the value that the hook was given
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_osevent_occurred_fd(xenstable_libxl_ctx *ctx,
                                         void *for_libxl, int fd, short events,
                                         short revents);

/**
 * xenstable_libxl_osevent_occurred_timeout() - report that a registered time
 *     has come
 * @for_libxl: the value that the hook was given
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_osevent_occurred_timeout(xenstable_libxl_ctx *ctx,
                                              void *for_libxl);

/**
 * xenstable_libxl_osevent_register_hooks() - use the program's event loop for
 *     libxl's events
 * @hooks: borrowed until the context is freed
 *
 * Call this once, before anything else is done with the context.
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_osevent_register_hooks(
    xenstable_libxl_ctx *ctx, const xenstable_libxl_osevent_hooks *hooks,
    void *user);

/**
 * xenstable_libxl_postfork_child_noexec() - prepare libxl in a child process
 *     that does not exec
 *
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
void xenstable_libxl_postfork_child_noexec(xenstable_libxl_ctx *ctx);

/* libxl_utils.h */

/**
 * xenstable_libxl_basename() - what follows the last slash of a path
 * @name: NULL or "" gives "."
 *
 * Return: malloc'ed text, or NULL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
char *xenstable_libxl_basename(const char *name);

/**
 * xenstable_libxl_bitmap_alloc() - make a bitmap with all bits clear
 *
 * Return: 0, or XENSTABLE_LIBXL_ERROR_NOMEM or XENSTABLE_LIBXL_ERROR_INVAL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_alloc(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_bitmap *bitmap, int n_bits);

/**
 * xenstable_libxl_bitmap_and() - make a new bitmap of the bits that are set in
 *     both
 *
 * Return: 0, or XENSTABLE_LIBXL_ERROR_NOMEM or XENSTABLE_LIBXL_ERROR_INVAL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_and(xenstable_libxl_ctx *ctx,
                               xenstable_libxl_bitmap *and_map,
                               const xenstable_libxl_bitmap *map1,
                               const xenstable_libxl_bitmap *map2);

/**
 * xenstable_libxl_bitmap_copy() - copy the bits of a bitmap to one of the same
 *     size
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_bitmap_copy(xenstable_libxl_ctx *ctx,
                                 xenstable_libxl_bitmap *dptr,
                                 const xenstable_libxl_bitmap *sptr);

/**
 * xenstable_libxl_bitmap_copy_alloc() - copy a bitmap to a new one; @dptr
 *     needs no init
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_bitmap_copy_alloc(xenstable_libxl_ctx *ctx,
                                       xenstable_libxl_bitmap *dptr,
                                       const xenstable_libxl_bitmap *sptr);

/**
 * xenstable_libxl_bitmap_count_set() - number of bits that are set
 *
 * Return: the number.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_count_set(const xenstable_libxl_bitmap *bitmap);

/**
 * xenstable_libxl_bitmap_cpu_valid() - is @bit inside of the bitmap?
 *
 * Return: 1 for yes, 0 for no.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_cpu_valid(xenstable_libxl_bitmap *bitmap, int bit);

/**
 * xenstable_libxl_bitmap_equal() - are the first @nr_bits of both equal? 0:
 *     compare all
 *
 * Return: 1 for yes, 0 for no.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_equal(const xenstable_libxl_bitmap *ba,
                                 const xenstable_libxl_bitmap *bb,
                                 int nr_bits);

/**
 * xenstable_libxl_bitmap_is_empty() - is no bit set?
 *
 * Return: 1 for yes, 0 for no.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_is_empty(const xenstable_libxl_bitmap *bitmap);

/**
 * xenstable_libxl_bitmap_is_full() - is every bit set?
 *
 * Return: 1 for yes, 0 for no.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_is_full(const xenstable_libxl_bitmap *bitmap);

/**
 * xenstable_libxl_bitmap_or() - make a new bitmap of the bits that are set in
 *     at least one
 *
 * Return: 0, or XENSTABLE_LIBXL_ERROR_NOMEM or XENSTABLE_LIBXL_ERROR_INVAL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_or(xenstable_libxl_ctx *ctx,
                              xenstable_libxl_bitmap *or_map,
                              const xenstable_libxl_bitmap *map1,
                              const xenstable_libxl_bitmap *map2);

/**
 * xenstable_libxl_bitmap_reset() - clear a bit; nothing happens if it is
 *     outside
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_bitmap_reset(xenstable_libxl_bitmap *bitmap, int bit);

/**
 * xenstable_libxl_bitmap_set() - set a bit; nothing happens if it is outside
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_bitmap_set(xenstable_libxl_bitmap *bitmap, int bit);

/**
 * xenstable_libxl_bitmap_set_any() - set all bits
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_bitmap_set_any(xenstable_libxl_bitmap *bitmap);

/**
 * xenstable_libxl_bitmap_set_none() - clear all bits
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_bitmap_set_none(xenstable_libxl_bitmap *bitmap);

/**
 * xenstable_libxl_bitmap_test() - is a bit set? A bit outside of the map is
 *     not
 *
 * Return: 1 for yes, 0 for no.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_bitmap_test(const xenstable_libxl_bitmap *bitmap, int bit);

/**
 * xenstable_libxl_bitmap_to_hex_string() - write the bits as hexadecimal text
 *
 * Return: malloc'ed text, or NULL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
char *xenstable_libxl_bitmap_to_hex_string(
    xenstable_libxl_ctx *ctx, const xenstable_libxl_bitmap *bitmap);

/**
 * xenstable_libxl_cpu_bitmap_alloc() - make a bitmap with a bit for each
 *     physical CPU
 * @max_cpus: 0: Xen is asked for the largest possible number
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_INVAL, or what
 * xenstable_libxl_get_max_cpus() returns.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_cpu_bitmap_alloc(xenstable_libxl_ctx *ctx,
                                     xenstable_libxl_bitmap *cpumap,
                                     int max_cpus);

/**
 * xenstable_libxl_cpumap_to_nodemap() - which NUMA nodes CPUs belong to
 * @nodemap: with a bit for each node; all others are cleared
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpumap_to_nodemap(xenstable_libxl_ctx *ctx,
                                      const xenstable_libxl_bitmap *cpumap,
                                      xenstable_libxl_bitmap *nodemap);

/**
 * xenstable_libxl_cpupool_qualifier_to_cpupoolid() - find a CPU pool by its
 *     name or number
 * @p: "Pool-0", or "0"
 * @poolid_r: receives its number
 * @was_name_r: receives 1 if @p was a name, else 0; may be NULL
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupool_qualifier_to_cpupoolid(xenstable_libxl_ctx *ctx,
                                                   const char *p,
                                                   uint32_t *poolid_r,
                                                   int *was_name_r);

/**
 * xenstable_libxl_cpupoolid_is_valid() - is there such a pool, with a name?
 *
 * Return: 1 for yes, 0 for no.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_cpupoolid_is_valid(xenstable_libxl_ctx *ctx,
                                       uint32_t poolid);

/**
 * xenstable_libxl_cpupoolid_to_name() - the name of a pool
 *
 * Return: malloc'ed text, or NULL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
char *xenstable_libxl_cpupoolid_to_name(xenstable_libxl_ctx *ctx,
                                        uint32_t poolid);

/**
 * xenstable_libxl_create_logfile() - a path for a log; older logs of that name
 *     are renamed
 * @name: of the log, without a path
 * @full_name: receives malloc'ed text; no file is made
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_create_logfile(xenstable_libxl_ctx *ctx, const char *name,
                                   char **full_name);

/**
 * xenstable_libxl_ctrlport_to_device_usbdev() - find a domain's USB device by
 *     where it hangs
 * @ctrl: number of its controller
 * @port: of that controller
 * @usbdev: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_ctrlport_to_device_usbdev(
    xenstable_libxl_ctx *ctx, uint32_t domid, int ctrl, int port,
    xenstable_libxl_device_usbdev *usbdev);

/**
 * xenstable_libxl_devid_to_device_nic() - find a domain's network interface by
 *     its number
 * @nic: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_devid_to_device_nic(xenstable_libxl_ctx *ctx,
                                        uint32_t domid, int devid,
                                        xenstable_libxl_device_nic *nic);

/**
 * xenstable_libxl_devid_to_device_usbctrl() - find a domain's USB controller
 *     by its number
 * @usbctrl: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_devid_to_device_usbctrl(
    xenstable_libxl_ctx *ctx, uint32_t domid, int devid,
    xenstable_libxl_device_usbctrl *usbctrl);

/**
 * xenstable_libxl_devid_to_device_vdispl() - find a domain's PV display by its
 *     number
 * @vdispl: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_devid_to_device_vdispl(
    xenstable_libxl_ctx *ctx, uint32_t domid, int devid,
    xenstable_libxl_device_vdispl *vdispl);

/**
 * xenstable_libxl_devid_to_device_vkb() - find a domain's PV keyboard by its
 *     number
 * @vkb: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_devid_to_device_vkb(xenstable_libxl_ctx *ctx,
                                        uint32_t domid, int devid,
                                        xenstable_libxl_device_vkb *vkb);

/**
 * xenstable_libxl_devid_to_device_vsnd() - find a domain's PV sound card by
 *     its number
 * @vsnd: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_devid_to_device_vsnd(xenstable_libxl_ctx *ctx,
                                         uint32_t domid, int devid,
                                         xenstable_libxl_device_vsnd *vsnd);

/**
 * xenstable_libxl_devid_to_device_vtpm() - find a domain's virtual TPM by its
 *     number
 * @vtpm: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; 1 (there is none such), as libxl has it; or
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_devid_to_device_vtpm(xenstable_libxl_ctx *ctx,
                                         uint32_t domid, int devid,
                                         xenstable_libxl_device_vtpm *vtpm);

/**
 * xenstable_libxl_domain_qualifier_to_domid() - a domain's number, from that
 *     or its name
 * @name: digits only are a number, which no domain need have
 * @domid: receives it
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_domain_qualifier_to_domid(xenstable_libxl_ctx *ctx,
                                              const char *name,
                                              uint32_t *domid);

/**
 * xenstable_libxl_domid_to_name() - the name of a domain
 *
 * Return: malloc'ed text, or NULL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
char *xenstable_libxl_domid_to_name(xenstable_libxl_ctx *ctx, uint32_t domid);

/**
 * xenstable_libxl_get_online_socketmap() - get the sockets that have CPUs
 *     online
 * @socketmap: receives them; allocate it with
 *     xenstable_libxl_socket_bitmap_alloc()
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_online_socketmap(xenstable_libxl_ctx *ctx,
                                         xenstable_libxl_bitmap *socketmap);

/**
 * xenstable_libxl_get_required_shadow_memory() - calculate the memory for
 *     shadow page tables
 * @maxmem_kb: the domain's memory in KiB
 *
 * Each call asks the running release's libxl. Where there is none, the result
 * is that of the newest release that libxenstable knows.
 *
 * Return: KiB.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
unsigned long xenstable_libxl_get_required_shadow_memory(
    unsigned long maxmem_kb, unsigned int smp_cpus);

/**
 * xenstable_libxl_get_stubdom_id() - number of the stub domain that serves a
 *     guest
 *
 * Return: the number; 0: there is none.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_get_stubdom_id(xenstable_libxl_ctx *ctx, int guest_domid);

/**
 * xenstable_libxl_is_stubdom() - is it a stub domain?
 * @target_domid: receives whom it serves; NULL: is not wanted
 *
 * Return: 1 for yes, 0 for no.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_is_stubdom(xenstable_libxl_ctx *ctx, uint32_t domid,
                               uint32_t *target_domid);

/**
 * xenstable_libxl_mac_to_device_nic() - find a network interface of a domain
 *     by its MAC address
 * @mac: "00:16:3e:01:02:03"
 * @nic: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_mac_to_device_nic(xenstable_libxl_ctx *ctx, uint32_t domid,
                                      const char *mac,
                                      xenstable_libxl_device_nic *nic);

/**
 * xenstable_libxl_name_to_cpupoolid() - find a pool by its name
 * @poolid: receives its number
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_INVAL (there is none such), or
 * XENSTABLE_LIBXL_ERROR_NOMEM.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_name_to_cpupoolid(xenstable_libxl_ctx *ctx,
                                      const char *name, uint32_t *poolid);

/**
 * xenstable_libxl_name_to_domid() - find a domain by its name
 * @domid: receives its number
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_INVAL (there is none such), or
 * XENSTABLE_LIBXL_ERROR_NOMEM.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_name_to_domid(xenstable_libxl_ctx *ctx, const char *name,
                                  uint32_t *domid);

/**
 * xenstable_libxl_node_bitmap_alloc() - make a bitmap with a bit for each NUMA
 *     node
 * @max_nodes: 0: Xen is asked for the largest possible number
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, XENSTABLE_LIBXL_ERROR_INVAL, or what
 * xenstable_libxl_get_max_nodes() returns.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_node_bitmap_alloc(xenstable_libxl_ctx *ctx,
                                      xenstable_libxl_bitmap *nodemap,
                                      int max_nodes);

/**
 * xenstable_libxl_node_to_cpumap() - which CPUs belong to a NUMA node
 * @cpumap: with a bit for each CPU; all others are cleared
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_node_to_cpumap(xenstable_libxl_ctx *ctx, int node,
                                   xenstable_libxl_bitmap *cpumap);

/**
 * xenstable_libxl_nodemap_to_cpumap() - which CPUs belong to NUMA nodes
 * @cpumap: with a bit for each CPU; all others are cleared
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_nodemap_to_cpumap(xenstable_libxl_ctx *ctx,
                                      const xenstable_libxl_bitmap *nodemap,
                                      xenstable_libxl_bitmap *cpumap);

/**
 * xenstable_libxl_pipe() - make a pipe; a failure is logged
 * @pipes: receives two descriptors: to read from, and to write to
 *
 * Return: 0, or -1 with errno.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_pipe(xenstable_libxl_ctx *ctx, int *pipes);

/**
 * xenstable_libxl_read_exactly() - read as many bytes as are asked for
 * @data: room for @sz bytes
 * @sz: number of bytes
 * @filename: what the file is called, for the log
 * @what: what is read, for the log; may be NULL
 *
 * Return: 0, a positive errno, or EPROTO: there was less.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_read_exactly(xenstable_libxl_ctx *ctx, int fd, void *data,
                                 ssize_t sz, const char *filename,
                                 const char *what);

/**
 * xenstable_libxl_read_file_contents() - read a whole file
 * @data_r: receives malloc'ed bytes, NULL for an empty file; may be NULL
 * @datalen_r: receives their number; may be NULL
 *
 * Both are left alone on error.
 *
 * Return: 0 or a positive errno: ENOENT, which is not logged; ENOTTY (no plain
 * file), EFBIG, or another.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_read_file_contents(xenstable_libxl_ctx *ctx,
                                       const char *filename, void **data_r,
                                       int *datalen_r);

/**
 * xenstable_libxl_report_child_exitstatus() - log how a child ended, as an
 *     error
 * @level: of the message, from xentoollog's enumeration
 * @what: name of the child
 * @status: as waitpid() gave it
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_report_child_exitstatus(xenstable_libxl_ctx *ctx,
                                             unsigned int level,
                                             const char *what, pid_t pid,
                                             int status);

/**
 * xenstable_libxl_socket_bitmap_alloc() - make a bitmap with a bit for each
 *     CPU socket
 * @max_sockets: 0: as many as the machine has
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_socket_bitmap_alloc(xenstable_libxl_ctx *ctx,
                                        xenstable_libxl_bitmap *socketmap,
                                        int max_sockets);

/**
 * xenstable_libxl_string_copy() - copy text; NULL stays NULL
 * @dst: receives malloc'ed text
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_string_copy(xenstable_libxl_ctx *ctx, char **dst,
                                 char *const *src);

/**
 * xenstable_libxl_string_to_backend() - which backend of disks a name stands
 *     for
 * @s: "phy", "file", "qdisk" or "standalone"
 * @backend: left alone for any other name
 *
 * Return: 0, also for a name that it does not know;
 * XENSTABLE_LIBXL_ERROR_INVAL for "tap", as libxl has it.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_string_to_backend(xenstable_libxl_ctx *ctx, char *s,
                                      xenstable_libxl_disk_backend *backend);

/**
 * xenstable_libxl_uuid_to_device_vtpm() - find a domain's virtual TPM by its
 *     UUID
 * @vtpm: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; 1 (there is none such), as libxl has it; or
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_uuid_to_device_vtpm(xenstable_libxl_ctx *ctx,
                                        uint32_t domid,
                                        xenstable_libxl_uuid *uuid,
                                        xenstable_libxl_device_vtpm *vtpm);

/**
 * xenstable_libxl_vdev_to_device_disk() - find a domain's disk by its name
 *     there
 * @vdev: "xvda", "hdc", ...
 * @disk: receives the answer when 0 is returned; dispose of it after use
 *
 * Return: 0; XENSTABLE_LIBXL_ERROR_NOMEM, or another error of libxl's, such as
 * XENSTABLE_LIBXL_ERROR_FAIL.
 * Threads: several may share @ctx. Fork: not allowed in a child. Xen: 4.14 and
 * later. Since: 1.0
 */
int xenstable_libxl_vdev_to_device_disk(xenstable_libxl_ctx *ctx,
                                        uint32_t domid, const char *vdev,
                                        xenstable_libxl_device_disk *disk);

/**
 * xenstable_libxl_write_exactly() - write all of some bytes
 * @sz: number of bytes
 * @filename: what the file is called, for the log
 * @what: what is written, for the log; may be NULL
 *
 * Return: 0 or a positive errno.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_write_exactly(xenstable_libxl_ctx *ctx, int fd,
                                  const void *data, ssize_t sz,
                                  const char *filename, const char *what);

/* libxl_uuid.h */

/**
 * xenstable_libxl_uuid_bytearray() - get the 16 bytes of a UUID
 *
 * Return: a pointer into @uuid.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
uint8_t *xenstable_libxl_uuid_bytearray(xenstable_libxl_uuid *uuid);

/**
 * xenstable_libxl_uuid_bytearray_const() - get the 16 bytes of a UUID
 *
 * Return: a pointer into @uuid.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
const uint8_t *xenstable_libxl_uuid_bytearray_const(
    const xenstable_libxl_uuid *uuid);

/**
 * xenstable_libxl_uuid_clear() - set a UUID to zero
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_uuid_clear(xenstable_libxl_uuid *uuid);

/**
 * xenstable_libxl_uuid_compare() - compare two UUIDs
 *
 * Return: less than, equal to or greater than 0, as memcmp() does.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_uuid_compare(const xenstable_libxl_uuid *uuid1,
                                 const xenstable_libxl_uuid *uuid2);

/**
 * xenstable_libxl_uuid_copy() - copy a UUID
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_uuid_copy(xenstable_libxl_ctx *ctx_opt,
                               xenstable_libxl_uuid *dst,
                               const xenstable_libxl_uuid *src);

/**
 * xenstable_libxl_uuid_from_string() - read a UUID from text with its four
 *     hyphens
 *
 * Return: 0; -1 on error, and @uuid is unchanged.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_uuid_from_string(xenstable_libxl_uuid *uuid,
                                     const char *in);

/**
 * xenstable_libxl_uuid_generate() - make a random UUID
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
void xenstable_libxl_uuid_generate(xenstable_libxl_uuid *uuid);

/**
 * xenstable_libxl_uuid_is_nil() - is a UUID zero?
 *
 * Return: 1 for yes, 0 for no.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_libxl_uuid_is_nil(const xenstable_libxl_uuid *uuid);

/* libxlutil.h */

/**
 * xenstable_xlu_cfg_destroy() - free the result of xenstable_xlu_cfg_init()
 * @config: NULL is allowed
 *
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * 4.14 and later. Since: 1.0
 */
void xenstable_xlu_cfg_destroy(xenstable_xlu_config *config);

/**
 * xenstable_xlu_cfg_get_bounded_long() - a setting as a number between two
 *     others
 * @n: name of the setting
 * @value_r: receives it
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: 0; ESRCH (is not set), EINVAL (no number, or out of bounds), ERANGE
 * (no long).
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_get_bounded_long(const xenstable_xlu_config *cfg,
                                       const char *n, long min, long max,
                                       long *value_r, int dont_warn);

/**
 * xenstable_xlu_cfg_get_defbool() - a setting as yes or no: is the number
 *     other than 0?
 * @n: name of the setting
 * @b: set; left alone on error
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: as xenstable_xlu_cfg_get_long().
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_get_defbool(const xenstable_xlu_config *cfg,
                                  const char *n, xenstable_libxl_defbool *b,
                                  int dont_warn);

/**
 * xenstable_xlu_cfg_get_list() - a setting as a list
 * @n: name of the setting
 * @list_r: receives it; belongs to @cfg. May be NULL
 * @entries_r: receives the number of its entries; may be NULL
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: 0; ESRCH (is not set), EINVAL (no list).
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_get_list(const xenstable_xlu_config *cfg, const char *n,
                               xenstable_xlu_config_list **list_r,
                               int *entries_r, int dont_warn);

/**
 * xenstable_xlu_cfg_get_list_as_string_list() - a setting as a list of texts
 * @n: name of the setting
 * @sl: receives it, for xenstable_libxl_string_list_dispose(); it ends before
 *     an entry that is a list
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: 0; ESRCH (is not set), EINVAL (no list), ENOMEM.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_get_list_as_string_list(const xenstable_xlu_config *cfg,
                                              const char *n,
                                              xenstable_libxl_string_list *sl,
                                              int dont_warn);

/**
 * xenstable_xlu_cfg_get_listitem() - the text of an entry of a list
 *
 * Return: text that belongs to the configuration; NULL where there is no such
 * entry, or it is a list.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
const char *xenstable_xlu_cfg_get_listitem(
    const xenstable_xlu_config_list *list, int entry);

/**
 * xenstable_xlu_cfg_get_listitem2() - an entry of a list
 *
 * Return: what belongs to the configuration, or NULL.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
xenstable_xlu_config_value *xenstable_xlu_cfg_get_listitem2(
    const xenstable_xlu_config_list *list, int entry);

/**
 * xenstable_xlu_cfg_get_long() - a setting as a number
 * @n: name of the setting
 * @value_r: receives it
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: 0; ESRCH (is not set), EINVAL (no number), ERANGE (no long).
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_get_long(const xenstable_xlu_config *cfg, const char *n,
                               long *value_r, int dont_warn);

/**
 * xenstable_xlu_cfg_get_string() - a setting as text
 * @n: name of the setting
 * @value_r: receives text that belongs to @cfg
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: 0; ESRCH (is not set), EINVAL (a list).
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_get_string(const xenstable_xlu_config *cfg,
                                 const char *n, const char **value_r,
                                 int dont_warn);

/**
 * xenstable_xlu_cfg_init() - begin to read settings; no library of Xen's is
 *     needed
 * @report: where mistakes are written to
 * @report_filename: the file that they are said to be in
 *
 * What single settings mean is libxlutil's to say: xenstable_xlu_disk_parse()
 * and those of PCI devices, reserved memory and rates load that of the running
 * release or, where no Xen runs, the newest that is installed. If there is
 * none they return ELIBACC, and @report says why.
 *
 * Return: what the other functions need, or NULL: out of memory.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * 4.14 and later. Since: 1.0
 */
xenstable_xlu_config *xenstable_xlu_cfg_init(FILE *report,
                                             const char *report_filename);

/**
 * xenstable_xlu_cfg_readdata() - read settings in the language of xl
 * @length: of @data in bytes
 *
 * NAME = VALUE in each line, where a value is a number, text in quotation
 * marks or a list in brackets, and += adds to what is there; # begins a
 * comment. Mistakes are written to the report. After an error @cfg can only be
 * destroyed.
 *
 * Return: 0; EINVAL (a mistake), ENOMEM.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_readdata(xenstable_xlu_config *cfg, const char *data,
                               int length);

/**
 * xenstable_xlu_cfg_readfile() - read settings from a file
 *
 * As xenstable_xlu_cfg_readdata().
 *
 * Return: 0; EINVAL (a mistake), ENOMEM, or why it could not be opened or
 * read.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_readfile(xenstable_xlu_config *cfg,
                               const char *real_filename);

/**
 * xenstable_xlu_cfg_replace_string() - a setting as text of its own
 * @n: name of the setting
 * @value_r: receives malloc'ed text; what it held is freed. Left alone on
 *     error
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: 0; ESRCH (is not set), EINVAL (a list), ENOMEM.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_replace_string(const xenstable_xlu_config *cfg,
                                     const char *n, char **value_r,
                                     int dont_warn);

/**
 * xenstable_xlu_cfg_value_get_list() - a value as a list
 * @value_r: receives what belongs to @cfg, NULL on error
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: 0; EINVAL (no list).
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_value_get_list(const xenstable_xlu_config *cfg,
                                     xenstable_xlu_config_value *value,
                                     xenstable_xlu_config_list **value_r,
                                     int dont_warn);

/**
 * xenstable_xlu_cfg_value_get_string() - a value as text
 * @value_r: receives what belongs to @cfg, NULL on error
 * @dont_warn: not 0: mistakes are not written to the report
 *
 * Return: 0; EINVAL (a list).
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
int xenstable_xlu_cfg_value_get_string(const xenstable_xlu_config *cfg,
                                       xenstable_xlu_config_value *value,
                                       char **value_r, int dont_warn);

/**
 * xenstable_xlu_cfg_value_type() - is a value text or a list?
 *
 * Return: XENSTABLE_XLU_STRING or XENSTABLE_XLU_LIST.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * not needed. Since: 1.0
 */
enum xenstable_xlu_config_value_type xenstable_xlu_cfg_value_type(
    const xenstable_xlu_config_value *value);

/**
 * xenstable_xlu_disk_parse() - read disk specifications as xl does
 * @disk: receives the result; call init before, dispose afterwards
 *
 * Return: 0 or a positive errno, with a message in the parser's report.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * 4.14 and later. Since: 1.0
 */
int xenstable_xlu_disk_parse(xenstable_xlu_config *cfg, int nspecs,
                             const char *const *specs,
                             xenstable_libxl_device_disk *disk);

/**
 * xenstable_xlu_pci_parse_bdf() - read where a PCI device is: "0000:03:10.1"
 * @pcidev: filled; init it before, dispose of it afterwards
 *
 * Return: 0, a positive errno or an error of libxl's; mistakes are written to
 * the report.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * 4.14 and later. Since: 1.0
 */
int xenstable_xlu_pci_parse_bdf(xenstable_xlu_config *cfg,
                                xenstable_libxl_device_pci *pcidev,
                                const char *str);

/**
 * xenstable_xlu_pci_parse_spec_string() - read a PCI device with its options,
 *     as xl does
 * @pci: filled; init it before, dispose of it afterwards
 *
 * Xen 4.14 has it as xenstable_xlu_pci_parse_bdf(), which is called there.
 *
 * Return: as xenstable_xlu_pci_parse_bdf().
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * 4.15 and later. Since: 1.0
 */
int xenstable_xlu_pci_parse_spec_string(xenstable_xlu_config *cfg,
                                        xenstable_libxl_device_pci *pci,
                                        const char *str);

/**
 * xenstable_xlu_rdm_parse() - read how reserved memory is treated:
 *     "strategy=host"
 * @rdm: filled; init it before
 *
 * From Xen 4.15 on "policy=strict" and "policy=relaxed" are refused here, with
 * XENSTABLE_LIBXL_ERROR_INVAL, and a policy that does not exist is taken: a
 * mistake of libxlutil's. The option rdm_policy of a PCI device is read well.
 *
 * Return: 0, a positive errno or an error of libxl's; mistakes are written to
 * the report.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * 4.14 and later. Since: 1.0
 */
int xenstable_xlu_rdm_parse(xenstable_xlu_config *cfg,
                            xenstable_libxl_rdm_reserve *rdm, const char *str);

/**
 * xenstable_xlu_vif_parse_rate() - read the rate of a network interface:
 *     "10Mb/s@50ms"
 * @nic: its rate is filled; init it before, dispose of it afterwards
 *
 * Return: 0 or a positive errno; mistakes are written to the report.
 * Threads: one at a time for the same object. Fork: allowed in a child. Xen:
 * 4.14 and later. Since: 1.0
 */
int xenstable_xlu_vif_parse_rate(xenstable_xlu_config *cfg, const char *rate,
                                 xenstable_libxl_device_nic *nic);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
