# lab: purpose unmodified libvirt and QEMU run an HVM guest over libxenstable
# lab: packages bookworm:libvirt-daemon+libvirt-daemon-driver-xen+libvirt-clients+libvirt0
# lab: payload usr/sbin/libvirtd usr/libexec/xen-qemu-system-i386
# lab: guest
# lab: memory 2560
# lab: timeout 1200
# lab: apart
. /lab/libvirt.sh

# The device model is the QEMU that the payload has. Its disk and its card
# become Xen's own once the guest's Linux runs; its serial line stays.
step_hvm() {
    modprobe tun
    make_disk
    guest_xml three hvm xenfv /boot/vmlinuz lab_serial=1 <<END
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='$libvirt_disk'/>
      <target dev='hda' bus='ide'/>
    </disk>
    <interface type='bridge'>
      <mac address='00:16:3e:00:00:03'/>
      <source bridge='xenbr0'/>
      <model type='rtl8139'/>
    </interface>
    <serial type='file'>
      <source path='/run/lab/three.serial'/>
      <target port='0'/>
    </serial>
END
    try "define an HVM guest" define /run/lab/three.xml || return 1
    try "start it" start three || {
        tail -n 20 /var/log/xen/qemu-dm-three.log | diag
        return 1
    }
    lab_id=$(guest_id three)
    wait_for_guest three
    is $? 0 "its Linux runs" || {
        tail -n 20 /var/log/xen/qemu-dm-three.log | diag
        return 1
    }
    event "domain '?three.*Started" "started"
    is "$(virsh_says domid three | head -n 1)" "$lab_id" \
        "xl has the same domid"
    is "$(virsh_field 'OS Type' dominfo three)" hvm "dominfo: an HVM guest"
    is "$(virsh list --name | sed '/^$/d' | sort | tr '\n' ' ')" \
        "Domain-0 three " "list has it"
    is "$(virsh_field 'CPU(s)' dominfo three)" "$(xl_list three VCPUs)" \
        "xl list agrees: vCPUs"
    # Not by "xl list -l", which fails on Xen 4.14: see scenario qemu.
    is "$(xenstore-read "/libxl/$lab_id/type")" hvm \
        "libxl has noted it as an HVM guest"
    uses_library three
    # Without a screen SeaBIOS writes there, too.
    wait_for 60 grep -q 'LAB: guest' /run/lab/three.serial
    like "$(tr -d '\r' </run/lab/three.serial)" \
        'LAB: guest has a serial line$' "its serial line works"
    guest_shows three 'disks xvda, cards eth0' "its disk and card are there"
    wait_for 60 guest_says three 'xvda reads'
    succeeds "and it reads what is on the disk" \
        guest_says three "xvda reads $libvirt_label"
}

step_hvm_save() {
    lab_boots=$(boots three)
    try "save it" save three /run/lab/three.save || return 1
    try "restore it" restore /run/lab/three.save || return 1
    rm -f /run/lab/three.save
    becomes three running "it runs"
    is "$(boots three)" "$lab_boots" "without having booted anew"
    like "$(tr '\0' ' ' <"/proc/$(qemu_of three)/cmdline")" ' -incoming ' \
        "its QEMU has loaded a state"
}

step_hvm_end() {
    lab_model=$(qemu_of three)
    try "destroy it" destroy three
    becomes three "shut off" "it is off"
    event "domain '?three.*Stopped" "destroyed"
    wait_for 20 test ! -e "/proc/$lab_model"
    succeeds "its QEMU has ended" test ! -e "/proc/$lab_model"
    is "$(domain_count)" 2 "only dom0 is left"
    try "undefine it" undefine three
}

use_libvirt ""
libvirt_begin && libvirt_steps hvm hvm_save hvm_end quit
