# libvirt.sh - libvirtd and virsh on the running Xen: the steps that the
# scenarios of libvirt have in common. To be read after tap.sh.
#
# These functions work with any libvirt: use_libvirt() gets its folder.

libvirt_folder=/opt/debian/bookworm-libvirt-daemon
libvirt_log=/run/lab/libvirtd.log
libvirt_events=/run/lab/libvirt-events
libvirt_disk=/run/lab/disk.img
libvirt_label='a disk of libvirt'

# use_libvirt ROOT - Debian's ("$libvirt_folder") or the payload's ("")
use_libvirt() {
    libvirt_root=$1
    libvirt_path=$libvirt_folder/usr/lib/$LAB_MULTIARCH
    # Debian's package brings libraries along of which the root has newer ones.
    root_decides "$libvirt_path" libvirt
    [ "$libvirt_root" ] ||
        libvirt_path=/usr/lib:/usr/lib/$LAB_MULTIARCH:$libvirt_path
    # Of the drivers that one only: the others have nothing to do here.
    libvirt_driver=$(find "$libvirt_root/usr/lib" \
        -name libvirt_driver_libxl.so | head -n 1)
    diag "$(sha256sum "$libvirt_driver")"
    mkdir -p /run/lab/drivers /etc/libvirt /var/lib/libvirt /var/log/libvirt
    modprobe -a loop xen-blkback xen-netback
    ln -sf "$libvirt_driver" /run/lab/drivers/
    prepare_cpu_map
    cat >/etc/libvirt/libvirtd.conf <<END
auth_unix_ro = "none"
auth_unix_rw = "none"
log_filters = "1:libxl 3:cpu 3:object 3:rpc 3:event 2:util"
log_outputs = "1:file:$libvirt_log"
END
}

# The emulated processor lacks "vme", which all of libvirt's models ask for:
# without one that fits, the driver refuses to work.
prepare_cpu_map() {
    lab_map=/usr/share/libvirt/cpu_map
    if [ ! -e "$lab_map/index.xml" ]; then
        mkdir -p "$lab_map"
        cp "$libvirt_folder$lab_map"/* "$lab_map/"
    fi
    cat >"$lab_map/x86_lab.xml" <<'END'
<cpus>
  <model name='lab'>
    <decode host='on' guest='on'/>
    <feature name='fpu'/>
    <feature name='pse'/>
    <feature name='tsc'/>
    <feature name='msr'/>
    <feature name='sse2'/>
  </model>
</cpus>
END
    awk -v line="<include filename='x86_lab.xml'/>" '
        index($0, line) { next }
        /<\/arch>/ && !done { print line; done = 1 } { print }' \
        "$lab_map/index.xml" >/run/lab/index.xml
    cp /run/lab/index.xml "$lab_map/"
}

with_libvirt() {
    LD_LIBRARY_PATH=$libvirt_path LIBVIRT_DRIVER_DIR=/run/lab/drivers "$@"
}

# start_libvirtd - returns 0 once it listens
start_libvirtd() {
    rm -f /run/libvirt/libvirt-sock
    # shellcheck disable=SC2086  # none, or one
    with_libvirt "${libvirtd:-$libvirt_root/usr/sbin/libvirtd}" \
        --config /etc/libvirt/libvirtd.conf ${libvirtd_option:-} \
        >/run/lab/libvirtd.out 2>&1 &
    libvirt_pid=$!
    wait_for 60 test -S /run/libvirt/libvirt-sock
}

# stop_libvirtd - returns what libvirtd ended with
stop_libvirtd() {
    # By its own file: the shell waits in a process between.
    kill "$(cat /run/libvirtd.pid)" && wait "$libvirt_pid"
}

# libxenlights - the releases of those that libvirtd has loaded
libxenlights() {
    sed -n '/\/stand-in\//d; s/.*\/libxenlight\.so\.\([0-9]*\.[0-9]*\).*/\1/p' \
        "/proc/$(cat /run/libvirtd.pid)/maps" | sort -u
}

virsh() {
    with_libvirt timeout "${libvirt_limit:-300}" \
        "$libvirt_root/usr/bin/virsh" -c xen:///system "$@"
}

# virsh_says COMMAND ARG... - its output, without empty lines at the end
virsh_says() {
    virsh "$@" 2>&1
}

# virsh_field KEY COMMAND ARG... - the value of "KEY:   value"
virsh_field() {
    lab_key=$1
    shift
    virsh "$@" 2>/dev/null | sed -n "s/^$lab_key: *//p" | sed 's/ *$//'
}

# What libvirt and libxl said last, for a step that went wrong.
libvirt_complains() {
    grep -E '(error|warning) :' "$libvirt_log" | tail -n 3 |
        cut -c 1-300 | diag
    cat /var/log/libvirt/libxl/libxl-driver.log \
        /var/log/xen/xen-hotplug.log 2>/dev/null | tail -n 12 |
        cut -c 1-300 | diag
}

# try DESCRIPTION VIRSH-ARG...
try() {
    lab_description=$1
    shift
    succeeds "$lab_description" virsh "$@" || {
        libvirt_complains
        return 1
    }
}

# refused DESCRIPTION REGEX VIRSH-ARG... - virsh fails and says so
refused() {
    lab_refused=$1
    lab_regex=$2
    shift 2
    fails "$lab_refused" virsh "$@" &&
        like "$(cat /run/lab/output)" "$lab_regex" "$lab_refused: its words"
}

# boots NAME - how often its Linux has started
boots() {
    grep -c 'LAB: guest running' "$(console_log "$1")"
}

booted() {
    [ "$(boots "$1")" = "$2" ]
}

# shows NAME REGEX - the guest's latest words about what it has
shows() {
    tr -d '\r' <"$(console_log "$1")" | grep 'LAB: guest has' | tail -n 1 |
        grep -Eq "$2"
}

# guest_shows NAME REGEX DESCRIPTION
guest_shows() {
    if wait_for 120 shows "$1" "$2"; then
        ok "$3"
    else
        not_ok "$3" || grep 'LAB: ' "$(console_log "$1")" | tail -n 3 | diag
        return 1
    fi
}

state_is() {
    [ "$(virsh_field State dominfo "$1")" = "$2" ]
}

# becomes NAME STATE DESCRIPTION
becomes() {
    if wait_for 120 state_is "$1" "$2"; then
        ok "$3"
    else
        not_ok "$3" || diag "$1 is $(virsh_field State dominfo "$1")"
        libvirt_complains
        return 1
    fi
}

# guest_xml NAME TYPE MACHINE [KERNEL [PARAMETER]...] - a guest as the lab has
# it everywhere; standard input has more of its devices
guest_xml() {
    lab_devices=$(cat) lab_mib=128 lab_name=$1 lab_type=$2 lab_machine=$3
    lab_kernel=${4:-/boot/guest-vmlinux}
    shift "$(($# > 4 ? 4 : $#))"
    # As in guest_config().
    [ "$lab_type" != hvm ] || lab_mib=192
    cat >"/run/lab/$lab_name.xml" <<END
<domain type='xen'>
  <name>$lab_name</name>
  <memory unit='MiB'>$lab_mib</memory>
  <vcpu>2</vcpu>
  <os>
    <type arch='x86_64' machine='$lab_machine'>$lab_type</type>
    <kernel>$lab_kernel</kernel>
    <initrd>/boot/guest-initrd.img</initrd>
    <cmdline>console=hvc0 quiet rdinit=/init lab_watch=1 \
lab_modules=xen-blkfront,xen-netfront $*</cmdline>
  </os>
  <features><acpi/><apic/><pae/></features>
  <devices>
    <console type='pty'><target type='xen' port='0'/></console>
    $lab_devices
  </devices>
</domain>
END
}

# watch_events - until libvirtd ends; the lines are collected
watch_events() {
    libvirt_limit=3600 virsh event --all --loop >>"$libvirt_events" 2>&1 &
    # The registration itself leaves no trace; wait for the connection.
    sleep 1
}

has_event() {
    grep -Eq "$1" "$libvirt_events"
}

# event REGEX DESCRIPTION
event() {
    if wait_for 20 has_event "$1"; then
        ok "event: $2"
    else
        not_ok "event: $2" || tail -n 15 "$libvirt_events" | diag
    fi
}

# --- the steps -----------------------------------------------------------

step_host() {
    like "$(virsh_says version)" "Running hypervisor: Xen $LAB_XEN\." \
        "virsh version names the running Xen"
    is "$(libxenlights)" "$LAB_XEN" "libvirtd has libxenlight of it loaded"
    virsh capabilities >/run/lab/capabilities
    for lab_machine in xenpv xenpvh xenfv; do
        like "$(cat /run/lab/capabilities)" ">$lab_machine</machine>" \
            "capabilities has $lab_machine"
    done
    is "$(virsh_field 'CPU(s)' nodeinfo)" "$(own_tool xl info nr_cpus)" \
        "nodeinfo agrees with xl info: processors"
    lab_kib=$(virsh_field 'Memory size' nodeinfo)
    is "$((${lab_kib% KiB} / 1024))" "$(own_tool xl info total_memory)" \
        "nodeinfo agrees with xl info: memory"
    lab_kib=$(virsh_says freecell | sed -n 's/^Total: *\([0-9]*\) KiB/\1/p')
    is "$((${lab_kib:-0} / 1024))" "$(own_tool xl info free_memory)" \
        "freecell agrees with xl info: free memory"
    like "$(virsh_says domcapabilities --machine xenpvh)" '<vcpu max=' \
        "domcapabilities of a PVH guest"
    like "$(virsh_says list)" '^ 0 +Domain-0 +running' "virsh lists dom0"
}

step_native() {
    guest_config pvh two 'maxvcpus = 2'
    virsh domxml-from-native xen-xl /run/lab/two.cfg >/run/lab/two.xml
    like "$(cat /run/lab/two.xml)" '>xenpvh<' "domxml-from-native: the type"
    like "$(cat /run/lab/two.xml)" '<kernel>/boot/guest-vmlinux<' \
        "domxml-from-native: the kernel"
    virsh domxml-to-native xen-xl /run/lab/two.xml >/run/lab/native
    for lab_line in 'name = "two"' 'type = "pvh"' 'vcpus = 1' 'memory = 128' \
        'kernel = "/boot/guest-vmlinux"'; do
        like "$(cat /run/lab/native)" "^$lab_line" \
            "domxml-to-native gives back: $lab_line"
    done
    # xl judges the file that libvirt wrote.
    succeeds "xl takes that file" own_tool xl -N create /run/lab/native
}

step_define() {
    guest_xml one linux xenpv </dev/null
    try "define a PV guest" define /run/lab/one.xml
    # Of an xl file where step native has come before.
    [ -e /run/lab/two.xml ] || guest_xml two xenpvh xenpvh </dev/null
    try "define a PVH guest" define /run/lab/two.xml
    like "$(virsh_says list --all)" 'one +shut off' "list --all has it"
    is "$(virsh_field Persistent dominfo one)" yes "it is persistent"
    event "domain '?one.*Defined" "defined"
}

# A failure on the way leaves no domain behind, and the next one works.
step_refusals() {
    guest_xml refused linux xenpv /boot/no-such-kernel </dev/null
    refused "a kernel that does not exist" \
        'not found|libxenlight failed|No such file' \
        create /run/lab/refused.xml
    is "$(domain_count)" 2 "no domain came of it"
}

step_start() {
    for lab_guest in one two; do
        rm -f "$(console_log $lab_guest)"
        try "start $lab_guest" start $lab_guest || return 1
    done
    for lab_guest in one two; do
        wait_for_guest $lab_guest
        is $? 0 "the Linux of $lab_guest runs" || return 1
        is "$(virsh_says domid $lab_guest | head -n 1)" \
            "$(guest_id $lab_guest)" "xl has the same domid"
        is "$(virsh_says domuuid $lab_guest | head -n 1)" \
            "$(own_tool xl list -v $lab_guest | awk 'NR == 2 { print $7 }')" \
            "and the same UUID"
        lab_kib=$(virsh_field 'Used memory' dominfo $lab_guest)
        is "$((${lab_kib% KiB} / 1024))" "$(xl_list $lab_guest Mem)" \
            "xl list agrees: memory"
        is "$(virsh_field 'CPU(s)' dominfo $lab_guest)" \
            "$(xl_list $lab_guest VCPUs)" "xl list agrees: vCPUs"
    done
    event "domain '?one.*Started" "started"
    is "$(virsh list --name | sed '/^$/d' | sort | tr '\n' ' ')" \
        "Domain-0 one two " "two guests at once beside dom0"
    refused "it cannot be started twice" 'already (running|active)' start one
    is "$(virsh_says ttyconsole one | head -n 1)" "$(xenstore-read \
        "/local/domain/$(guest_id one)/console/tty")" \
        "ttyconsole is what xenstore says"
}

step_vcpus() {
    is "$(virsh vcpuinfo one | grep -c '^VCPU:')" 2 "vcpuinfo has two"
    try "setvcpus 1" setvcpus one 1
    guest_shows one 'cpus 0,' "the guest sees one"
    try "setvcpus 2" setvcpus one 2
    guest_shows one 'cpus 0-1,' "and two again"
    refused "setvcpus 9" 'greater than|maximum' setvcpus one 9
    try "vcpupin to the second processor" vcpupin one 1 1
    is "$(own_tool xl vcpu-list one | awk '$3 == 1 { print $7 }')" 1 \
        "xl vcpu-list agrees"
    like "$(virsh_says vcpupin one)" '^ *1 +1$' "and virsh itself"
}

step_memory() {
    try "setmem 104 MiB" setmem one 104M
    if wait_for 60 memory_is one 104; then
        ok "xl list shows it"
    else
        not_ok "xl list shows it" || diag "it shows $(xl_list one Mem)"
    fi
    is "$(xenstore-read "/local/domain/$(guest_id one)/memory/target")" \
        $((104 * 1024)) "so does xenstore"
    try "setmem back" setmem one 128M
    refused "more than the maximum" 'higher than|cannot set memory' \
        setmem one 512M
}

memory_is() {
    [ "$(xl_list "$1" Mem)" = "$2" ]
}

step_disk() {
    make_disk
    lab_loop=$(losetup -f)
    losetup "$lab_loop" "$libvirt_disk"
    try "attach a disk" attach-disk one "$lab_loop" xvdb \
        --sourcetype block --driver phy --mode readonly || return 1
    guest_shows one 'disks xvdb' "the guest has it"
    wait_for 60 guest_says one 'xvdb reads'
    succeeds "and reads what is on it" \
        guest_says one "xvdb reads $libvirt_label"
    like "$(virsh_says domblklist one)" "xvdb +$lab_loop" "domblklist has it"
    is "$(own_tool xl block-list one | awk 'NR > 1 { print $1, $4 }')" \
        "51728 4" "xl block-list has it, connected"
    refused "the same once more" 'already exists' attach-disk one \
        "$lab_loop" xvdb --sourcetype block --driver phy
    try "detach it" detach-disk one xvdb
    guest_shows one 'disks,' "it is gone from the guest"
    is "$(own_tool xl block-list one | wc -l)" 1 "and from xl block-list"
    losetup -d "$lab_loop"
}

step_interface() {
    # Without a name of its own, libvirt would not know it for the statistics.
    try "attach an interface" attach-interface one bridge xenbr0 \
        --mac 00:16:3e:00:00:01 --target card-of-one || return 1
    guest_shows one 'cards eth0' "the guest has it"
    like "$(virsh_says domiflist one)" '^ *card-of-one .*00:16:3e:00:00:01' \
        "domiflist has it"
    succeeds "it is in the bridge" \
        test -e /sys/class/net/xenbr0/brif/card-of-one
    is "$(own_tool xl network-list one | awk 'NR > 1 { print $3, $5 }')" \
        "00:16:3e:00:00:01 4" "xl network-list has it, connected"
    wait_for 60 packets_from card-of-one
    succeeds "packets of the guest arrive" packets_from card-of-one
    # Seen from the guest: what it has sent.
    like "$(virsh_says domifstat one card-of-one)" 'tx_packets [1-9]' \
        "domifstat counts them"
    try "detach it" detach-interface one bridge --mac 00:16:3e:00:00:01
    guest_shows one 'cards$' "it is gone from the guest"
    is "$(own_tool xl network-list one | wc -l)" 1 "and from xl network-list"
}

make_disk() {
    echo "$libvirt_label" >"$libvirt_disk"
    truncate -s 1M "$libvirt_disk"
}

packets_from() {
    [ "$(cat "/sys/class/net/$1/statistics/rx_packets")" -gt 0 ]
}

step_suspend() {
    try "suspend" suspend one
    is "$(virsh_says domstate one | head -n 1)" paused "it is paused"
    like "$(xl_list one State)" 'p' "xl list agrees"
    event "domain '?one.*Suspended" "suspended"
    try "resume" resume one
    is "$(virsh_says domstate one | head -n 1)" running "it runs again"
    like "$(xl_list one State)" '^[^p]*$' "xl list agrees"
    event "domain '?one.*Resumed" "resumed"
}

# alive NAME CPUS - the guest does something that it is asked for
alive() {
    virsh setvcpus one "$1" >/dev/null 2>&1
    guest_shows one "$2" "$3"
}

step_save() {
    try "save to a file" save one /run/lab/one.save || return 1
    is "$(virsh_says domstate one | head -n 1)" "shut off" "it is off"
    is "$(own_tool xl list | grep -c '^one ')" 0 "xl list has it no more"
    lab_boots=$(boots one)
    try "restore" restore /run/lab/one.save || return 1
    rm -f /run/lab/one.save
    becomes one running "it runs"
    alive 1 'cpus 0,' "and answers"
    is "$(boots one)" "$lab_boots" "without having booted anew"
    event "domain '?one.*Restored" "restored"
}

step_managed_save() {
    try "managedsave of the PVH guest" managedsave two || return 1
    like "$(virsh_says list --all --managed-save)" 'two +saved' \
        "list shows that it is saved"
    lab_boots=$(boots two)
    try "start takes the saved state" start two || return 1
    becomes two running "it runs"
    is "$(boots two)" "$lab_boots" "without having booted anew"
}

# Of the PVH guest libxl tries every frame below 4 GiB, a minute: scenario
# libvirt-dump.
step_dump() {
    for lab_guest in ${lab_dumped:-one}; do
        lab_file=/run/lab/$lab_guest.dump
        try "dump $lab_guest" dump $lab_guest "$lab_file" || return 1
        is "$(head -c 4 "$lab_file" | tail -c 3)" ELF "it is an ELF file"
        lab_mib=$(($(stat -c %s "$lab_file") / 1048576))
        like "$lab_mib" '^1[0-9][0-9]$' "about as large as the guest's memory"
        rm -f "$lab_file"
        is "$(virsh_says domstate $lab_guest | head -n 1)" running \
            "the guest goes on"
    done
}

step_restart() {
    lab_ids=$(virsh list | awk '$1 ~ /^[0-9]/ { print $1, $2 }')
    stop_libvirtd
    is $? 0 "libvirtd ends, with guests running"
    is "$(domain_count)" 4 "the guests stay"
    succeeds "it starts again" start_libvirtd || return 1
    wait_for 60 virsh list
    is "$(virsh list | awk '$1 ~ /^[0-9]/ { print $1, $2 }')" "$lab_ids" \
        "it knows the guests again"
    watch_events
}

step_reboot() {
    lab_id=$(guest_id one)
    lab_boots=$(($(boots one) + 1))
    try "reboot" reboot one || return 1
    if wait_for 300 booted one "$lab_boots"; then
        ok "its Linux starts once more"
    else
        not_ok "its Linux starts once more"
        libvirt_complains
        return 1
    fi
    becomes one running "libvirt sees it run"
    is "$(virsh_says domid one | head -n 1)" "$(guest_id one)" \
        "xl has the same new domid"
    is "$(own_tool xl list | awk -v id="$lab_id" '$2 == id' | wc -l)" 0 \
        "and no domain has the old one"
}

step_end() {
    try "shutdown" shutdown one
    becomes one "shut off" "the guest has ended"
    event "domain '?one.*Stopped" "stopped"
    is "$(own_tool xl list | grep -c '^one ')" 0 "xl list has it no more"
    try "destroy" destroy two
    is "$(virsh_says domstate two | head -n 1)" "shut off" "it is off"
    event "domain '?two.*Stopped" "destroyed"
    is "$(domain_count)" 2 "only dom0 is left"
    is "$(xenstore-list /local/domain)" 0 "in xenstore, too"
    for lab_guest in one two; do
        try "undefine $lab_guest" undefine $lab_guest
    done
    is "$(virsh list --all --name | sed '/^$/d')" Domain-0 \
        "libvirt knows no guest any more"
    step_quit
}

step_quit() {
    succeeds "libvirtd ends" stop_libvirtd
}

# libvirt_steps STEP... - with the seconds that each takes
libvirt_steps() {
    for lab_step in "$@"; do
        lab_begin=$(cut -d . -f 1 /proc/uptime)
        step_$lab_step
        lab_status=$?
        diag "step $lab_step: $(($(cut -d . -f 1 /proc/uptime) - lab_begin)) s"
        if [ $lab_status -ne 0 ] && ! kill -0 "$libvirt_pid"; then
            case $lab_step in end | quit) ;; *)
                not_ok "libvirtd is still there after step $lab_step"
                tail -n 5 "$libvirt_log" | cut -c 1-300 | diag
                return 1 ;;
            esac
        fi
    done
}

# libvirt_begin - libvirtd runs, and its events are collected
libvirt_begin() {
    if ! start_libvirtd || ! wait_for 60 virsh list; then
        not_ok "libvirtd starts"
        diag </run/lab/libvirtd.out
        libvirt_complains
        return 1
    fi
    ok "libvirtd starts"
    : >"$libvirt_events"
    watch_events
}
