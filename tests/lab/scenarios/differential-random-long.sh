# lab: purpose 100,000 of differential-random's questions
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M guest_loglvl=none
# lab: qemu-append -machine q35 -device intel-iommu
# lab: timeout 7200
# lab: apart

client_succeeds differential-random 100000 "$LAB_SEED"
