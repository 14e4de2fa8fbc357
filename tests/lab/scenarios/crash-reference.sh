# lab: purpose Debian's own kexec loads a crash kernel, which then runs
# lab: releases 4.17
# lab: packages bookworm:kexec-tools
# lab: xen-append crashkernel=192M
# lab: expect-console ^LAB: crash kernel running Linux
# lab: timeout 120
#
# Proves the machine and the way that scenario kexec-crash goes.

kexec() {
    debian_tool bookworm-kexec-tools kexec "$@"
}

is "$(cat /sys/kernel/kexec_crash_loaded)" 0 "no crash kernel at first"
succeeds "kexec loads a crash kernel into Xen" kexec -p /boot/vmlinuz \
    --initrd=/boot/crash-initrd.img --append="console=ttyS0,115200 \
maxcpus=1 reset_devices nokaslr" || exit 1
succeeds "Xen says that it is loaded" kexec --print-ckr-size
diag </run/lab/output
echo c >/proc/sysrq-trigger
