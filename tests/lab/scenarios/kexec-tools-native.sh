# lab: purpose kexec-tools written for libxenstable's own interface
# lab: payload opt/native/sbin/kexec
# lab: packages own:kexec-tools
# lab: xen-append crashkernel=192M
# lab: timeout 120
# lab: apart 4.14 4.17
#
# The program of the porting guide, docs/porting/; it has to do all that the
# unmodified one does over the drop-in.

program=/opt/native/sbin/kexec
. /lab/scenarios/kexec-tools.sh
