# lab: purpose Debian's own kexec, as it is shipped, on other releases of Xen
# lab: payload usr/bin/xenstable
# lab: packages own:kexec-tools bookworm:kexec-tools trixie:kexec-tools
# lab: xen-append crashkernel=192M
# lab: timeout 240
# lab: apart 4.14 4.17
#
# The files are those of bookworm and trixie, which need the libxenctrl of
# 4.17 and of 4.20. Where that is the running release's, `xenstable run` has
# nothing to do. Elsewhere it finds a stand-in, and the program has to do all
# that one does which was built for libxenstable.
. /lab/stand-in.sh

program=/run/lab/kexec
shipped bookworm 4.17 kexec-tools sbin/kexec "$program"
. /lab/scenarios/kexec-tools.sh
shipped trixie 4.20 kexec-tools usr/sbin/kexec "$program"
. /lab/scenarios/kexec-tools.sh
