# shellcheck shell=bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# An invented small registry and invented source trees of Xen: a world of ponds
# and boats; sourced by tests, which have set $work.

# registry DIR - Xen 4.14 and 4.15 of a world of ponds and boats
registry() {
    mkdir "$1"
    cat >"$1/releases" <<'END'
release 4.14  domctl 0x12  sysctl 0x13  xenctrl -
release 4.15  domctl 0x13  sysctl 0x13  xenctrl VERS_4.15.0
feature ducks  since 4.15
END
    cat >"$1/hypercalls" <<'END'
number XEN_SYSCTL_pond 3

struct xen_sysctl_pond public xenstable_host_pond
    field depth              uint32_t            as depth_mm
    field width              uint64_t
    size 16
END
    echo 'function int xc_pond_depth(xc_interface *xch, uint32_t pond)' \
        >"$1/xenctrl"
    echo 'area host' >"$1/areas"
    : >"$1/stand-ins"
    cat >"$1/operations" <<'END'
# The first is of all.
operation 0 host_get_lake  via sysctl : how large it is
    parameter area_r  uint32_t * : receives the area
    libxc     xc_lake_area
    hypercall XEN_SYSCTL_lake xen_sysctl_lake
    answer    area_r=area
number XEN_SYSCTL_lake 4
struct xen_sysctl_lake
    field area               uint32_t
    size 4
struct xen_lake_isle
    field nr                 uint32_t
    size 4
function int xc_lake_area(xc_interface *xch, uint32_t *area)
# The second has nothing of its own.
operation 1 host_get_pond  via sysctl : how deep it is
    parameter depth_r  uint32_t * : receives the depth
    libxc     xc_pond_depth
    hypercall XEN_SYSCTL_pond xen_sysctl_pond
    answer    depth_r=depth
END
    cat >"$1/toolstack-enums" <<'END'
enum libxl_sail
  value LIBXL_SAIL_NONE  0
  value LIBXL_SAIL_LUG   1
END
    cat >"$1/toolstack-types" <<'END'
opaque libxl_ctx
typedef libxl_devid  int

struct libxl_boat
  size  24
  field name        char *
  field berth       libxl_devid     default -1
  field sail        libxl_sail
  union u           key sail
  case  u.lug       LIBXL_SAIL_LUG
  field u.lug.area  uint32_t

struct libxl_fleet
  size  16
  array boats  libxl_boat  count num_boats
END
    cat >"$1/toolstack-functions" <<'END'
header libxl.h
function out boat int libxl_boat_find(libxl_ctx *ctx, const char *name, libxl_boat *boat)

header libxlutil.h
END
    echo 'constant LIBXL_BERTH_ANY (-1)' >"$1/toolstack-constants"
    cat >"$1/toolstack-have" <<'END'
have LIBXL_HAVE_PAINT libxl_boat_paint
have LIBXL_HAVE_SAIL libxl_boat.sail

without LIBXL_HAVE_PAINT we have no colours
END
    echo 'generation 1.0  layout 4.15' >"$1/toolstack-generations"
    : >"$1/exports"
}

# tree DIR X.Y - the sources of that world in a release
tree() {
    local public=$1/xen/include/public tools=$1/tools name
    mkdir -p "$public/hvm" "$tools/include" "$tools/libs/light" \
        "$tools/libs/ctrl"
    printf 'export XEN_VERSION = %s\nexport XEN_SUBVERSION = %s\n' \
        "${2%.*}" "${2#*.}" >"$1/xen/Makefile"
    for name in xen memory version sched event_channel physdev kexec \
        hvm/hvm_op hvm/params; do
        : >"$public/$name.h"
    done
    echo '#define XEN_DOMCTL_INTERFACE_VERSION 0x00000013' \
        >"$public/domctl.h"
    cat >"$public/sysctl.h" <<'END'
#define XEN_SYSCTL_INTERFACE_VERSION 0x00000013
#define XEN_SYSCTL_pond 3
struct xen_sysctl_pond {
    uint32_t depth;
    uint64_t width;
};
#define XEN_SYSCTL_lake 4
struct xen_sysctl_lake {
    uint32_t area;
};
struct xen_lake_isle {
    uint32_t nr;
};
END
    cat >"$tools/include/xenctrl.h" <<'END'
typedef struct xc_interface_core xc_interface;
int xc_pond_depth(xc_interface *xch, uint32_t pond);
int xc_lake_area(xc_interface *xch, uint32_t *area);
END
    # shellcheck disable=SC2016 # make's own variables
    echo "	echo 'VERS_\$(MAJOR).\$(MINOR) { global: *; };' >\$@" \
        >"$tools/libs/libs.mk"
    for name in _event _utils _uuid util; do
        : >"$tools/include/libxl$name.h"
    done
    cat >"$tools/include/libxl.h" <<'END'
#ifndef LIBXL_H
#define LIBXL_H
#include <stdbool.h>
#include <stdint.h>
typedef struct libxl__ctx libxl_ctx;
typedef int libxl_devid;
/* Boats have a sail. */
#define LIBXL_HAVE_SAIL 1
#define LIBXL_HAVE_PAINT 1
#define LIBXL_BERTH_ANY (-1)
#include "_libxl_types.h"
int libxl_boat_find(libxl_ctx *ctx, const char *name, libxl_boat *boat);
int libxl_boat_paint(libxl_ctx *, const char *colour);
#endif
END
    cat >"$tools/libs/light/libxl_types.idl" <<'END'
namespace("libxl_")
libxl_devid = Builtin("devid", init_val="-1")
libxl_sail = Enumeration("sail", [
    (0, "none"),
    (1, "lug"),
    ])
libxl_boat = Struct("boat", [
    ("name", string),
    ("berth", libxl_devid),
    ("u", KeyedUnion(None, libxl_sail, "sail", [
        ("none", None),
        ("lug", Struct(None, [("area", uint32)])),
        ])),
    ], dir=DIR_IN)
libxl_fleet = Struct("fleet", [
    ("boats", Array(libxl_boat, "num_boats")),
    ])
END
}

# edit FILE SED-SCRIPT - of a tree; an edit must change something
edit() {
    cp "$1" "$work/before"
    sed -i "$2" "$1"
    ! cmp -s "$1" "$work/before"
}

idl=tools/libs/light/libxl_types.idl

# grown DIR - the tree of 4.16, with news of each kind
grown() {
    tree "$1" 4.16
    edit "$1/$idl" '/(1, "lug")/a\    (2, "gaff"),'
    edit "$1/$idl" '/^libxl_boat =/i\
libxl_oar = Struct("oar", [("length", uint32)])'
    edit "$1/$idl" '/("berth"/a\
    ("oars", Array(libxl_oar, "num_oars")),\
    ("crew", uint32, {"init_val": "LIBXL_CREW_ANY"}),'
    edit "$1/tools/include/libxl.h" '/^#define LIBXL_BERTH_ANY/a\
/* libxl_boat has oars and a crew. */\
#define LIBXL_HAVE_ROWING 1\
/* Waves rock it. */\
#define LIBXL_HAVE_WAVES 1\
#define LIBXL_CREW_ANY (~(uint32_t)0)'
    edit "$1/tools/include/libxl.h" '/^int libxl_boat_find/i\
int libxl_anchor(libxl_ctx *ctx, libxl_boat *boat);\
int libxl_boat_row(libxl_ctx *ctx, const libxl_oar *oar, bool back);'
    edit "$1/xen/include/public/sysctl.h" '/depth;/a\
    uint32_t ducks;\n    uint64_t fish;'
    edit "$1/xen/include/public/sysctl.h" '/area;/a\
    uint32_t isles;'
    edit "$1/tools/include/xenctrl.h" \
        '$a int xc_pond_drain(xc_interface *xch, uint32_t pond);'
}
