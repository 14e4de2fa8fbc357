/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: json-numbers - unsigned numbers of each width in JSON: what libxl
 * reads, and what libxenstable reads
 *
 * libxl: libxl__uint8_parse_json() to libxl__uint64_parse_json() of
 * libxl_json.c, on all releases, with libxl__json_map_get() before them: a
 * member of another kind (a string, a fraction, a number beyond long long) is
 * ignored, an element of an array is refused. compare-json asks the real
 * libraries, test-json asks ours.
 */
#ifndef JSON_NUMBERS_H
#define JSON_NUMBERS_H

#include "lib/toolstack/type.h"

#define PASSED_OVER "{" /* as nothing */

static const struct json_number {
    unsigned int type;
    const char *text;
    /* Part of what is written of it again; NULL: refused. */
    const char *libxl;
    const char *ours;
} json_numbers[] = {
    {TYPE_device_pci, "{\"func\": 255}", "\"func\": 255", "\"func\": 255"},
    {TYPE_device_pci, "{\"func\": 256}", NULL, NULL},
    {TYPE_device_pci, "{\"func\": -1}", NULL, NULL},
    {TYPE_device_pci, "{\"func\": -256}", NULL, NULL},
    {TYPE_device_pci, "{\"func\": -0}", "{", "{"},
    {TYPE_device_pci, "{\"func\": \"5\"}", PASSED_OVER, NULL},
    {TYPE_ioport_range, "{\"first\": 4294967295}", "\"first\": 4294967295",
     "\"first\": 4294967295"},
    {TYPE_ioport_range, "{\"first\": 4294967296}", NULL, NULL},
    /* As libxl with json-c writes it, which then refuses it. */
    {TYPE_ioport_range, "{\"first\": -1}", NULL, "\"first\": 4294967295"},
    {TYPE_ioport_range, "{\"first\": -2147483648}", NULL,
     "\"first\": 2147483648"},
    {TYPE_ioport_range, "{\"first\": -2147483649}", NULL, NULL},
    {TYPE_ioport_range, "{\"first\": 18446744073709551615}", PASSED_OVER,
     NULL},
    {TYPE_ioport_range, "{\"first\": \"5\"}", PASSED_OVER, NULL},
    {TYPE_ioport_range, "{\"first\": 1.0}", PASSED_OVER, NULL},
    /* strtoll() of it is 1. */
    {TYPE_ioport_range, "{\"first\": 1e3}", "\"first\": 1", NULL},
    {TYPE_domain_build_info, "{\"irqs\": [\"5\"]}", NULL, NULL},
    {TYPE_domain_build_info, "{\"irqs\": [1.0]}", NULL, NULL},
    {TYPE_domain_build_info, "{\"irqs\": [18446744073709551615]}", NULL, NULL},
    /* libxl_domid: never written as a signed number. */
    {TYPE_device_vfb, "{\"backend_domid\": 4294967295}",
     "\"backend_domid\": 4294967295", "\"backend_domid\": 4294967295"},
    {TYPE_device_vfb, "{\"backend_domid\": 4294967296}", NULL, NULL},
    {TYPE_device_vfb, "{\"backend_domid\": -1}", NULL, NULL},
    {TYPE_iomem_range, "{\"start\": 9223372036854775807}",
     "\"start\": 9223372036854775807", "\"start\": 9223372036854775807"},
    {TYPE_iomem_range, "{\"start\": 18446744073709551615}", PASSED_OVER,
     "\"start\": 18446744073709551615"},
    {TYPE_iomem_range, "{\"start\": 18446744073709551616}", PASSED_OVER, NULL},
    {TYPE_iomem_range, "{\"start\": -1}", NULL, NULL},
    {TYPE_iomem_range, "{\"start\": -9223372036854775808}", NULL, NULL},
    {TYPE_iomem_range, "{\"start\": \"5\"}", PASSED_OVER, NULL},
    {TYPE_iomem_range, "{\"start\": -0}", "{", "{"},
    /* MemKB */
    {TYPE_domain_build_info, "{\"max_memkb\": -1}", NULL, NULL},
    {TYPE_domain_build_info, "{\"max_memkb\": -2}", NULL, NULL},
    {TYPE_domain_build_info, "{\"max_memkb\": 4096}", "\"max_memkb\": 4096",
     "\"max_memkb\": 4096"},
    /* libxl_ev_user: as libxl writes it, which then refuses it. */
    {TYPE_event, "{\"for_user\": 5}", "\"for_user\": 5", "\"for_user\": 5"},
    {TYPE_event, "{\"for_user\": -1}", NULL,
     "\"for_user\": 18446744073709551615"},
    {TYPE_event, "{\"for_user\": -9223372036854775808}", NULL,
     "\"for_user\": 9223372036854775808"},
    {TYPE_event, "{\"for_user\": -9223372036854775809}", PASSED_OVER, NULL},
    /* int and libxl_devid */
    {TYPE_domain_build_info, "{\"max_vcpus\": -2147483648}",
     "\"max_vcpus\": -2147483648", "\"max_vcpus\": -2147483648"},
    {TYPE_domain_build_info, "{\"max_vcpus\": 2147483648}", NULL, NULL},
    {TYPE_device_vfb, "{\"devid\": -2}", "\"devid\": -2", "\"devid\": -2"},
    {TYPE_device_vfb, "{\"devid\": 2147483648}", NULL, NULL},
};

#endif
