# lab: purpose PCI devices given to an HVM guest by QEMU over libxenstable
# lab: guest
# lab: payload usr/libexec/xen-qemu-system-i386
# lab: client
# lab: qemu-append -machine q35 -device intel-iommu -netdev user,id=a,restrict=on,net=192.0.2.0/24,host=192.0.2.1 -device e1000,netdev=a,mac=52:54:00:00:00:06,addr=06.0,romfile= -device ich9-ahci,addr=07.0
# lab: memory 2560
# lab: timeout 900
# lab: apart
#
# The machine has an emulated IOMMU and two devices for the guest: a network
# card, at whose other end the emulator itself answers, and a disk controller,
# which the guest's Linux leaves alone. The program is the payload's:
# tests/dependants/build qemu.

card=0000:00:06.0
controller=0000:00:07.0

# frames_of DEVICE - of its memory, as Xen writes a range of them
frames_of() {
    while read -r first last flags; do
        if [ $((flags & 0x200)) -ne 0 ]; then
            printf 'mfn=%x nr=%x\n' $((first / 4096)) \
                $(((last - first) / 4096 + 1))
        fi
    done <"/sys/bus/pci/devices/$1/resource"
}

# last_said_of FRAMES - by Xen
last_said_of() {
    own_tool xl dmesg | grep "memory_map:.*$1" | tail -n 1
}

diag "$(sha256sum /usr/libexec/xen-qemu-system-i386)"
like "$(own_tool xl info virt_caps)" hvm_directio \
    "Xen can give devices to HVM guests" || exit 0
modprobe xen-pciback
for device in $card $controller; do
    succeeds "$device can be given away" \
        own_tool xl pci-assignable-add $device || exit 0
done
start_guest hvm one "pci = ['$card', '$controller']" \
    "extra = 'console=hvc0 quiet rdinit=/init xen_emul_unplug=never \
lab_modules=e1000 lab_nic=192.0.2.2'"
is $? 0 "an HVM guest with both starts and its Linux runs" || {
    diag </var/log/xen/qemu-dm-one.log
    exit 0
}
uses_library one
is "$(own_tool xl pci-list one | awk 'NR > 1 { print $2 }' | tr '\n' ' ')" \
    "$card $controller " "xl says that it has them"
frames=$(frames_of $card)
like "$(last_said_of "$frames")" "memory_map:add: d(om)?$(guest_id one) " \
    "Xen says that the guest has the card's memory: $frames"
# Registers, memory access by the device, and interrupts.
succeeds "the guest's driver reads the card's address" \
    wait_for 60 guest_says one "eth0 is 52:54:00:00:00:06"
succeeds "and by the card it speaks with the other end" \
    wait_for 120 guest_says one "speaks with dom0"
client_succeeds differential "$(guest_id one)" \
    /sys/bus/pci/devices/$controller
succeeds "the card is taken back" own_tool xl pci-detach one $card
is "$(own_tool xl pci-list one | grep -c $card)" 0 "xl has it no more"
like "$(last_said_of "$frames")" "memory_map:remove: d(om)?$(guest_id one) " \
    "and Xen says that its memory is gone"
succeeds "the guest is destroyed" destroy_guest one
