# lab: purpose Debian 12's own QEMU, as it is shipped, on other releases of Xen
# lab: payload usr/bin/xenstable
# lab: packages bookworm:qemu-system-xen
# lab: guest
# lab: client
# lab: memory 3072
# lab: timeout 900
# lab: apart
#
# The program of bookworm needs the libxenctrl of 4.17.
. /lab/stand-in.sh

: "${suite:=bookworm}" "${release:=4.17}"
program=/usr/libexec/xen-qemu-system-i386
mkdir -p /usr/libexec
# Where Xen 4.14 of Debian looks for it.
[ "$LAB_XEN" != 4.14 ] || ln -sf "$program" /usr/bin/qemu-system-i386
# Its folder is not the one that it was built for.
options="-L /usr/share/qemu -L /usr/share/seabios"
shipped "$suite" "$release" qemu-system-xen usr/libexec/xen-qemu-system-i386 \
    "$program"
. /lab/scenarios/qemu.sh
