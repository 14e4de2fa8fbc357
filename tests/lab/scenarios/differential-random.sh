# lab: purpose the same with random questions, of domains of their own
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M guest_loglvl=none
# lab: qemu-append -machine q35 -device intel-iommu
# lab: timeout 600

client_succeeds differential-random 2000 "$LAB_SEED"
