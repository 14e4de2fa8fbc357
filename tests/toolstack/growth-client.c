/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A program that is compiled against the headers of 1.0 and then run with a
   library whose structs have grown: by value, embedded, in arrays that it
   allocates itself, through copies, JSON and list_free. Every struct lies
   between guards that must stay. `growth` builds and runs it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xenstable/toolstack.h>

enum { GUARD = 0x5a, GUARD_BYTES = 256 };

#define GUARDED(type)                      \
    struct {                               \
        unsigned char before[GUARD_BYTES]; \
        type value;                        \
        unsigned char after[GUARD_BYTES];  \
    }

#define REQUIRE(condition)                                                  \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            exit(1);                                                        \
        }                                                                   \
    } while (0)

static void check_guard(const unsigned char *guard)
{
    int i;

    for (i = 0; i < GUARD_BYTES; i++)
        REQUIRE(guard[i] == GUARD);
}

#define FILL(place) memset(&(place), GUARD, sizeof(place))
#define CHECK(place)                 \
    do {                             \
        check_guard((place).before); \
        check_guard((place).after);  \
    } while (0)

static void by_value(void)
{
    GUARDED(xenstable_device_disk) disk, copy;
    GUARDED(xenstable_dominfo) info;

    FILL(disk);
    FILL(copy);
    FILL(info);
    xenstable_device_disk_init(&disk.value);
    disk.value.vdev = strdup("xvda");
    disk.value.hidden_disk = strdup("hidden");
    xenstable_defbool_set(&disk.value.grant_usage, true);
    xenstable_device_disk_copy(NULL, &copy.value, &disk.value);
    REQUIRE(strcmp(copy.value.vdev, "xvda") == 0);
    REQUIRE(strcmp(copy.value.hidden_disk, "hidden") == 0);
    REQUIRE(xenstable_defbool_val(copy.value.grant_usage));
    xenstable_device_disk_dispose(&copy.value);
    xenstable_device_disk_dispose(&disk.value);
    xenstable_dominfo_init(&info.value);
    REQUIRE(info.value.max_memkb == XENSTABLE_MEMKB_DEFAULT);
    REQUIRE(info.value.domain_type == XENSTABLE_DOMAIN_TYPE_INVALID);
    info.value.ssid_label = strdup("label");
    xenstable_dominfo_dispose(&info.value);
    CHECK(disk);
    CHECK(copy);
    CHECK(info);
}

static void embedded_and_in_arrays(void)
{
    GUARDED(xenstable_domain_config) config, copy, read;
    char *text;
    int i;

    FILL(config);
    FILL(copy);
    FILL(read);
    xenstable_domain_config_init(&config.value);
    REQUIRE(config.value.b_info.xenstore_feature_mask == UINT32_MAX);
    REQUIRE(config.value.on_soft_reset ==
            XENSTABLE_ACTION_ON_SHUTDOWN_DESTROY);
    xenstable_domain_build_info_init_type(&config.value.b_info,
                                          XENSTABLE_DOMAIN_TYPE_HVM);
    REQUIRE(config.value.b_info.u.hvm.rdm_mem_boundary_memkb ==
            XENSTABLE_MEMKB_DEFAULT);
    config.value.b_info.u.hvm.boot = strdup("dc");
    config.value.b_info.kernel = strdup("/kernel");
    config.value.c_info.name = strdup("guest");
    config.value.num_disks = 3;
    config.value.disks = calloc(3, sizeof(*config.value.disks));
    for (i = 0; i < 3; i++) {
        xenstable_device_disk_init(&config.value.disks[i]);
        config.value.disks[i].vdev = strdup(i ? "xvdb" : "xvda");
        config.value.disks[i].base = (uint64_t)i << 40;
    }
    xenstable_domain_config_copy(NULL, &copy.value, &config.value);
    for (i = 0; i < 3; i++) {
        REQUIRE(strcmp(copy.value.disks[i].vdev, i ? "xvdb" : "xvda") == 0);
        REQUIRE(copy.value.disks[i].base == (uint64_t)i << 40);
    }
    REQUIRE(strcmp(copy.value.b_info.u.hvm.boot, "dc") == 0);
    text = xenstable_domain_config_to_json(NULL, &copy.value);
    REQUIRE(text);
    xenstable_domain_config_init(&read.value);
    REQUIRE(xenstable_domain_config_from_json(NULL, &read.value, text) == 0);
    REQUIRE(read.value.num_disks == 3);
    REQUIRE(read.value.disks[2].base == (uint64_t)2 << 40);
    REQUIRE(strcmp(read.value.b_info.kernel, "/kernel") == 0);
    free(text);
    /* Single members may be freed by the program itself. */
    free(read.value.disks[1].vdev);
    read.value.disks[1].vdev = NULL;
    xenstable_domain_config_dispose(&read.value);
    xenstable_domain_config_dispose(&copy.value);
    xenstable_domain_config_dispose(&config.value);
    CHECK(config);
    CHECK(copy);
    CHECK(read);
}

static void lists(void)
{
    xenstable_dominfo *list = calloc(4, sizeof(*list));
    int i;

    for (i = 0; i < 4; i++) {
        xenstable_dominfo_init(&list[i]);
        list[i].ssid_label = strdup("label");
    }
    xenstable_dominfo_list_free(list, 4);
}

static void events(void)
{
    GUARDED(xenstable_event) event;

    FILL(event);
    xenstable_event_init(&event.value);
    xenstable_event_init_type(&event.value, XENSTABLE_EVENT_TYPE_DISK_EJECT);
    event.value.u.disk_eject.vdev = strdup("hdc");
    event.value.u.disk_eject.disk.hidden_disk = strdup("hidden");
    xenstable_event_dispose(&event.value);
    CHECK(event);
}

int main(void)
{
    by_value();
    embedded_and_in_arrays();
    lists();
    events();
    printf("disk %zu config %zu\n", sizeof(xenstable_device_disk),
           sizeof(xenstable_domain_config));
    return 0;
}
