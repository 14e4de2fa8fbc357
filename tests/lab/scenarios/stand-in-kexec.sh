# lab: purpose Debian's own kexec, as it is shipped, on other releases of Xen
# lab: payload usr/bin/xenstable
# lab: packages own:kexec-tools bookworm:kexec-tools trixie:kexec-tools
# lab: xen-append crashkernel=192M
# lab: timeout 240
#
# The files are those of bookworm and trixie, which need the libxenctrl of
# 4.17 and of 4.20. Where that is the running release's, `xenstable run` has
# nothing to do. Elsewhere it finds a stand-in, and the program has to do all
# that one does which was built for libxenstable.

stand_in=yes
program=/run/lab/kexec

# use SUITE XEN
use() {
    shipped=/opt/debian/$1-kexec-tools/$3
    printf '#!/bin/sh\nexec /usr/bin/xenstable run %s "$@"\n' "$shipped" \
        >"$program"
    chmod 755 "$program"
    diag "$(sha256sum "$shipped")"
    xenstable run --explain "$shipped" >/run/lab/explained 2>&1
    is $? 0 "kexec of $1 can run on Xen $LAB_XEN" || diag </run/lab/explained
    if [ "$LAB_XEN" = "$2" ]; then
        like "$(cat /run/lab/explained)" "the running release's own" \
            "it needs no stand-in on Xen $2"
    else
        like "$(cat /run/lab/explained)" "/stand-in/$2/libxenctrl.so.$2 " \
            "over the stand-in of $2"
    fi
}

use bookworm 4.17 sbin/kexec
. /lab/scenarios/kexec-tools.sh
use trixie 4.20 usr/sbin/kexec
. /lab/scenarios/kexec-tools.sh
