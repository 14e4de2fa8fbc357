# lab: purpose the distribution's own programs, on releases not their own
# lab: packages bookworm:kexec-tools bookworm:collectd-core
# lab: packages bookworm:qemu-system-xen bookworm:libvirt-daemon-driver-xen
# lab: memory 2560
# lab: timeout 120
#
# The same four programs as tests/dependants has, as Debian compiled them for
# Xen 4.17. Everything they need came along except Xen's unstable libraries:
# of those there are the ones of the Xen that runs. Notes "cell NAME: TEXT"
# are what tests/dependants/run prints.

# try NAME FILE - can it be loaded?
try() {
    folder=/opt/debian/bookworm-$1
    find "$folder" -name 'libxen*.so.4.17' -exec rm -f {} +
    libraries=$folder/usr/lib/$LAB_MULTIARCH:$folder/lib/$LAB_MULTIARCH
    LD_LIBRARY_PATH=$libraries /lib64/ld-linux-x86-64.so.2 --list \
        "$folder/$2" >/run/lab/list 2>&1
    missing=$(sed -n 's/^[[:space:]]*\(lib[^ ]*\) => not found$/\1/p; s/.*error while loading shared libraries: \(lib[^:]*\):.*/\1/p' \
        /run/lab/list | sort -u | tr '\n' ' ' | sed 's/ $//')
    if [ -n "$missing" ]; then
        diag "cell $1: fails, $missing missing"
    elif grep -q libxen /run/lab/list; then
        diag "cell $1: can be loaded"
    else
        diag </run/lab/list
    fi
    case $LAB_XEN in
    4.17) is "$missing" "" "$1 of bookworm can be loaded on Xen 4.17" ;;
    *) like "$missing" '^libxen.*\.so\.4\.17' \
        "$1 of bookworm lacks a library of Xen 4.17 on Xen $LAB_XEN" ;;
    esac
}

try kexec-tools sbin/kexec
try collectd-core usr/lib/collectd/xencpu.so
try qemu-system-xen usr/libexec/xen-qemu-system-i386
try libvirt-daemon-driver-xen \
    "usr/lib/$LAB_MULTIARCH/libvirt/connection-driver/libvirt_driver_libxl.so"
