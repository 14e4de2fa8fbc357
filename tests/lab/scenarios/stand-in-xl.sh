# lab: purpose Debian 12's own xl, as it is shipped, on other releases of Xen
# lab: payload usr/bin/xenstable
# lab: packages bookworm:xen-utils-4.17
# lab: guest
# lab: memory 2560
# lab: timeout 1200
# lab: apart
#
# The program of bookworm needs the libxenlight and libxlutil of 4.17.
. /lab/stand-in.sh

: "${suite:=bookworm}" "${release:=4.17}"
mkdir -p /usr/lib/xl
shipped "$suite" "$release" "xen-utils-$release" \
    "usr/lib/xen-$release/bin/xl" /usr/lib/xl/xl
. /lab/scenarios/xl.sh
