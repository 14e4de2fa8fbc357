# lab: purpose every operation answers, also without rights and when unknown
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M guest_loglvl=none
# lab: qemu-append -machine q35 -device intel-iommu

info=$(xenstable info)
like "$info" "$LAB_XEN" "xenstable info names the running Xen"
like "$info" "libxenctrl\.so\.$LAB_XEN" "and the library that answers"

client_succeeds survey works
XENSTABLE_PROVIDERS=hypercall client_succeeds survey works

# A release that libxenstable does not know: operations without an interface
# version work, the others have another code than a lack of rights.
export XENSTABLE_RUNNING=4.99
client_succeeds survey unknown
like "$(xenstable info 2>&1)" 'newer libxenstable' "the message says what helps"
unset XENSTABLE_RUNNING

# Rights given up, and rights never had.
client_succeeds survey restricted
XENSTABLE_PROVIDERS=hypercall client_succeeds survey restricted
run_as_user /lab/client/survey EPERM >/run/lab/client-user 2>&1
is $? 0 "an ordinary user gets EPERM from every operation, at once" ||
    diag </run/lab/client-user
