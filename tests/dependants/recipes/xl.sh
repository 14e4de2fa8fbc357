# shellcheck shell=bash disable=SC2034,SC2154
# xl, the tool of Xen's own tree: its folder tools/xl alone. Nothing else of
# the tree is compiled, and its configure, which wants all that the whole tree
# needs, is not run: what xl takes of it are folders, as Debian has them.

source=xen
build_packages=(libyajl-dev)
binaries=(usr/lib/xl/xl)
suites=(bookworm trixie)
scenarios=(xl xl-hvm xl-half-upgraded)
distribution=xen-utils
# xentoollog, which is stable; the drop-in comes first.
recipe_xen_headers=yes

recipe_build() {
    local file version libraries objects=()
    version=$(sed -n 's/^export XEN_VERSION *= *//p' xen/Makefile)
    version+=.$(sed -n 's/^export XEN_SUBVERSION *= *//p' xen/Makefile)
    libraries=$xen_headers/usr/lib/$(gcc -print-multiarch)
    # Headers of the tree that are xl's own business: the guests' interface.
    mkdir own
    ln -s ../xen/include/public own/xen
    ln -s ../tools/include/xen-tools own/xen-tools
    for file in tools/xl/*.c; do
        # shellcheck disable=SC2086  # several words each
        gcc -std=gnu99 $CFLAGS -Wall -D__XEN_TOOLS__ \
            -DXEN_CONFIG_DIR='"/etc/xen"' -DXEN_LOCK_DIR='"/var/lock"' \
            -DXEN_SCRIPT_DIR='"/etc/xen/scripts"' \
            -DXEN_DUMP_DIR='"/var/lib/xen/dump"' \
            -DXEN_LOG_DIR='"/var/log/xen"' \
            -DXENFIRMWAREDIR="\"/usr/lib/xen-$version/boot\"" \
            $CPPFLAGS -Iown -isystem "$xen_headers/usr/include" \
            -c "$file" -o "${file%.c}.o"
        objects+=("${file%.c}.o")
    done
    mkdir -p "$1/usr/lib/xl"
    # shellcheck disable=SC2086
    gcc $CFLAGS $LDFLAGS -o "$1/usr/lib/xl/xl" "${objects[@]}" \
        -lxlutil -lxenlight -L"$libraries" -Wl,-rpath-link="$libraries" \
        -lxentoollog -lyajl
    # No Xen, and no library of Xen's that would do: help and configurations.
    LD_LIBRARY_PATH=$library_folder:$libraries "$1/usr/lib/xl/xl" help >help.txt
    grep -q '^ *create ' help.txt
}
