# lab: purpose 100,000 of differential-random's questions
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M guest_loglvl=none
# lab: qemu-append -machine q35 -device intel-iommu
# lab: timeout 7200
# lab: apart

# In ten parts with seeds of their own: each says what it found when it ends.
for part in 1 2 3 4 5 6 7 8 9 10; do
    client_succeeds differential-random 10000 $((LAB_SEED * 10 + part))
done
