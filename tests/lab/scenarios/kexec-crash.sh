# lab: purpose a crash kernel loaded by unmodified kexec-tools runs
# lab: payload usr/sbin/kexec
# lab: xen-append crashkernel=192M
# lab: expect-console ^LAB: crash kernel running Linux
# lab: timeout 60
#
# The program is the payload's: tests/dependants/build kexec-tools.

program=/usr/sbin/kexec
diag "$(sha256sum "$program")"
like "$(LD_TRACE_LOADED_OBJECTS=1 "$program")" 'libxenstable\.so\.1 => /' \
    "kexec needs libxenstable.so.1"
kexec_begin "$program"
succeeds "kexec loads a crash kernel" "$program" --load-panic /boot/vmlinuz \
    --initrd=/boot/crash-initrd.img --append="console=ttyS0,115200 \
maxcpus=1 reset_devices nokaslr" || exit 1
"$program" --status
is $? 1 "it is said to be loaded" || exit 1
echo c >/proc/sysrq-trigger
