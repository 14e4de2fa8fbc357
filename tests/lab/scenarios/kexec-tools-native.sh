# lab: purpose kexec-tools written for libxenstable's own interface
# lab: payload opt/native/sbin/kexec
# lab: packages own:kexec-tools
# lab: xen-append crashkernel=208M
# lab: timeout 120
#
# The program of the porting guide, docs/porting/; it has to do all that the
# unmodified one does over the drop-in. The size differs for a boot of its own:
# Xen's status of an image flips with every load, see HACKING.md.

program=/opt/native/sbin/kexec mebibytes=208
. /lab/scenarios/kexec-tools.sh
