# lab: purpose one row of the demonstration's table
# lab: payload usr/sbin/kexec
# lab: client
# lab: packages bookworm:kexec-tools
# lab: xen-append crashkernel=192M
# lab: timeout 120
#
# Cells leave as notes "cell NAME: TEXT"; scripts/demo makes the table. Every
# cell is asked of the running hypervisor by the same binaries.

cell() {
    diag "cell $1: $2"
}

sum() {
    sha256sum "$1" | cut -d " " -f 1
}

cell library "$(sum /usr/lib/$LAB_MULTIARCH/libxenstable.so.1)"
cell kexec "$(sum /usr/sbin/kexec)"

client_succeeds row

load() {
    /usr/sbin/kexec --load-panic /boot/vmlinuz \
        --initrd=/boot/crash-initrd.img \
        --append="console=ttyS0,115200 maxcpus=1 reset_devices" 2>&1
}

status() {
    /usr/sbin/kexec --status >/dev/null 2>&1
    case $? in
    0) echo "not loaded" ;;
    1) echo "loaded" ;;
    *) echo "error" ;;
    esac
}

kexec_begin /usr/sbin/kexec
load >/run/lab/output
is $? 0 "kexec loads a crash kernel" || diag </run/lab/output
loaded=$(status)
is "$loaded" loaded "it is loaded"
/usr/sbin/kexec --load-panic --unload
unloaded=$(status)
is "$unloaded" "not loaded" "it is unloaded"
cell crash "$loaded, then $unloaded"

# The distribution's binary, built for Xen 4.17, with the libraries that this
# host has.
debian() {
    /opt/debian/bookworm-kexec-tools/sbin/kexec "$@"
}

if debian --load-panic /boot/vmlinuz --initrd=/boot/crash-initrd.img \
    --append="console=ttyS0,115200 maxcpus=1" >/run/lab/output 2>&1; then
    cell debian "works"
    debian --load-panic --unload
    is "$LAB_XEN" 4.17 "Debian's kexec for Xen 4.17 works on Xen 4.17 only"
else
    cell debian "fails: $(sed -n 's/.*: \(libxen[^:]*\): .*/\1 is missing/p' \
        /run/lab/output)"
    diag </run/lab/output
    case $LAB_XEN in
    4.17) not_ok "Debian's kexec for Xen 4.17 works on Xen 4.17" ;;
    *) ok "Debian's kexec for Xen 4.17 fails on Xen $LAB_XEN" ;;
    esac
fi
