# lab: purpose what unit tests ask of the fake Xen has the same answers here
# lab: payload
# lab: client
# lab: xen-append crashkernel=192M guest_loglvl=none
# lab: qemu-append -machine q35 -device intel-iommu -device e1000e,addr=10.0,romfile=
# lab: timeout 240

if [ ! -d /lab/client/conversations ]; then
    skip "conversations with the fake Xen" "make conversations was not run"
    exit 0
fi
# A card with MSI-X, whose table is in its fourth memory.
device=/sys/bus/pci/devices/0000:00:10.0
succeeds "a device with MSI-X is there" test -e "$device/enable"
echo 1 >"$device/enable"
table=$(sed -n '4s/ .*//p' "$device/resource")
client_succeeds player 0x0:0x10 "$table" \
    /lab/client/conversations/"$LAB_XEN"/*
