# lab: purpose guests by libxl itself and by us: each kind of device, CPU policies, changes
# lab: guest
# lab: payload
# lab: client
# lab: packages own-bullseye:qemu-system-x86 own-bookworm:qemu-system-xen
# lab: packages own-trixie:qemu-system-xen
# lab: timeout 1800
# lab: apart

. /lab/judge.sh
has_judge || exit 0
use_debian_qemu
modprobe -a xen-blkback xen-netback loop tun
truncate -s 1M /run/lab/disk.img /run/lab/first-medium /run/lab/second-medium
losetup /dev/loop0 /run/lab/disk.img
make_hotplug
note_state

judge_plugs="script=/run/lab/hotplug phy=xvdb,/dev/loop0 nic=00:16:3e:01:02:09 \
pci=0,6 usbdev=1,2"
agree_about_life pvh pvh cpuid=x2apic=0 cpuid=nx=0 cpuid=invtsc=1 \
    cpuid=family=6 cpuid=rdcl-no=0 \
    xend=0x80000001:edx=xxxxxxxxxxx0xxxxxxxxxxxxxxxxxxxx affinity \
    nic=00:16:3e:01:02:03 nic=00:16:3e:01:02:04 disk=xvda,/run/lab/disk.img
judge_plugs=
agree_about_life pv pv vfb vkb channel=one channel=two,/run/lab/channel \
    p9=share,/run/lab disk=xvda,/run/lab/disk.img
judge_plugs=cd=/run/lab/second-medium
agree_about_life hvm hvm cpuid=svm=0 viridian serial cd=/run/lab/first-medium \
    nic=00:16:3e:01:02:05,rtl8139 usbctrl
judge_plugs="usbctrl usbdev=1,1"
stand_in_backends
agree_about_life pv more vdispl vsnd vtpm touch pvcalls
stop_stand_in
losetup -d /dev/loop0
nothing_is_left
judged
