# lab: purpose the distribution's own programs, on releases not their own
# lab: packages bookworm:kexec-tools bookworm:collectd-core
# lab: packages bookworm:qemu-system-xen bookworm:libvirt-daemon-driver-xen
# lab: packages trixie:qemu-system-xen trixie:libvirt-daemon-driver-xen
# lab: packages bookworm:xen-utils-4.17 trixie:xen-utils-4.20
# lab: memory 3072
# lab: timeout 240
#
# The same programs as tests/dependants has, as Debian compiled them for the
# Xen of their suite. Everything they need came along except Xen's unstable
# libraries: of those there are the ones of the Xen that runs. Notes "cell
# SUITE-NAME: TEXT" are what tests/dependants/run prints.

# try SUITE XEN NAME FILE [CELL] - can it be loaded?
try() {
    what="$3 of $1"
    folder=/opt/debian/$1-$3
    cell=$1-${5:-$3}
    find "$folder" \( -name "libxen*.so.$2" -o -name "libxlutil.so.$2" \) \
        -exec rm -f {} +
    libraries=$folder/usr/lib/$LAB_MULTIARCH:$folder/lib/$LAB_MULTIARCH
    LD_LIBRARY_PATH=$libraries /lib64/ld-linux-x86-64.so.2 --list \
        "$folder/$4" >/run/lab/list 2>&1
    missing=$(sed -n 's/^[[:space:]]*\(lib[^ ]*\) => not found$/\1/p; s/.*error while loading shared libraries: \(lib[^:]*\):.*/\1/p' \
        /run/lab/list | sort -u | tr '\n' ' ' | sed 's/ $//')
    if [ -n "$missing" ]; then
        diag "cell $cell: fails, $missing missing"
    elif grep -q libxen /run/lab/list; then
        diag "cell $cell: can be loaded"
    else
        diag </run/lab/list
    fi
    if [ "$LAB_XEN" = "$2" ]; then
        is "$missing" "" "$what can be loaded on Xen $2"
    else
        like "$missing" "^libx(en|lutil).*\.so\.$2" \
            "$what lacks a library of Xen $2 on Xen $LAB_XEN"
    fi
}

try bookworm 4.17 kexec-tools sbin/kexec
try bookworm 4.17 collectd-core usr/lib/collectd/xencpu.so
for pair in "bookworm 4.17" "trixie 4.20"; do
    # shellcheck disable=SC2086  # two words
    try $pair qemu-system-xen usr/libexec/xen-qemu-system-i386
    # shellcheck disable=SC2086
    try $pair libvirt-daemon-driver-xen \
        "usr/lib/$LAB_MULTIARCH/libvirt/connection-driver/libvirt_driver_libxl.so"
    # shellcheck disable=SC2086
    try $pair "xen-utils-${pair#* }" "usr/lib/xen-${pair#* }/bin/xl" xen-utils
done
