# lab: purpose unmodified kexec-tools over libxenstable: load, status, unload
# lab: payload usr/sbin/kexec
# lab: packages own:kexec-tools
# lab: xen-append crashkernel=192M
# lab: timeout 120
#
# The program is the payload's: tests/dependants/build kexec-tools. Where
# Debian has one over the real libxenctrl of this Xen, that is asked the same
# questions; bullseye's is built without Xen.

: "${program:=/usr/sbin/kexec}"
if [ ! -x "$program" ]; then
    skip "kexec loads a crash kernel" "the payload has no $program"
    exit 0
fi
diag "$(sha256sum "$program")"
if [ -z "${stand_in:-}" ]; then
    libraries=$(LD_TRACE_LOADED_OBJECTS=1 "$program")
    like "$libraries" 'libxenstable\.so\.1 => /' \
        "kexec needs libxenstable.so.1"
    case $libraries in
    *libxenctrl*) not_ok "kexec needs no libxenctrl" ;;
    *) ok "kexec needs no libxenctrl" ;;
    esac
fi

# Exit status of --status: 1 for loaded, 0 for not, 255 for an error.
status_is() {
    "$program" --status >/run/lab/output 2>&1
    is $? "$1" "$2" || diag </run/lab/output
}

case $LAB_XEN in
4.17 | 4.20) reference=yes ;;
*)
    reference=no
    skip "Debian's own kexec agrees" "there is none over libxenctrl $LAB_XEN"
    ;;
esac

# agrees ABOUT ARG... - Debian's kexec answers the same
agrees() {
    about=$1
    shift
    [ "$reference" = yes ] || return 0
    "$program" "$@" >/run/lab/ours 2>&1
    ours=$?
    debian_tool "$LAB_SUITE-kexec-tools" kexec "$@" >/run/lab/theirs 2>&1
    is "$ours: $(cat /run/lab/ours)" "$?: $(cat /run/lab/theirs)" \
        "Debian's own kexec agrees: $about"
}

load_crash_kernel() {
    "$program" --load-panic /boot/vmlinuz --initrd=/boot/crash-initrd.img \
        --append="console=ttyS0,115200 maxcpus=1 reset_devices nokaslr"
}

size=$("$program" --print-ckr-size 2>&1)
is "$size" $((192 << 20)) "Xen keeps 192 MiB for the crash kernel"
agrees "size of the kept range" --print-ckr-size
kexec_begin "$program"
status_is 0 "nothing is loaded at first"
agrees "nothing is loaded" --status
succeeds "a crash kernel is loaded" load_crash_kernel || exit 0
status_is 1 "it is said to be loaded"
agrees "it is loaded" --status
succeeds "it is unloaded" "$program" --load-panic --unload
status_is 0 "nothing is loaded after that"
succeeds "it is loaded again" load_crash_kernel
status_is 1 "it is said to be loaded again"
# Xen answers "not loaded" after an image has taken the place of another, so
# that only the agreement can be asked for.
succeeds "a second one takes its place" load_crash_kernel
agrees "state after the second one" --status

# Not permitted: the answer is an error, not "not loaded".
run_as_user "$program" --status >/run/lab/output 2>&1
is $? 255 "an ordinary user is refused" || diag </run/lab/output
agrees "what is loaded is not changed by that" --status

# What is loaded must not stay for the next scenario of this boot.
succeeds "it is unloaded in the end" "$program" --load-panic --unload
