# lab: purpose the toolstack area: the host, a PVH guest's life, compared with xl
# lab: guest
# lab: payload
# lab: client
# lab: timeout 900

# xl_info KEY - what xl info says, as it is written there
xl_info() {
    own_tool xl info | sed -n "s/^$1  *: //p"
}

note_state

LD_DEBUG=bindings LD_DEBUG_OUTPUT=/run/lab/bindings lab-client host >/dev/null
cat /run/lab/bindings.* >/run/lab/all-bindings
rm -f /run/lab/bindings.*
like "$(cat /run/lab/all-bindings)" 'libxenlight[^ ]* .* to [^ ]*libxenctrl' \
    "libxenlight is bound to libxenctrl"
is "$(grep -Ev 'file [^ ]*(lab-client|libxenstable[^ ]*) ' \
    /run/lab/all-bindings | grep ' to [^ ]*libxenstable')" "" \
    "no symbol of another library's is bound to libxenstable"

client_succeeds lab-client host
for key in xen_major xen_minor xen_extra xen_caps xen_changeset \
    xen_commandline cc_compiler xen_pagesize nr_cpus max_cpu_id nr_nodes \
    cores_per_socket threads_per_core total_memory hw_caps; do
    is "$(fact $key | sed 's/ *$//')" "$(xl_info $key | sed 's/ *$//')" \
        "xl info agrees: $key"
done
words=" $(xl_info virt_caps) "
for word in $(fact virt_caps); do
    like "$words" " $word " "xl info agrees: virt_caps has $word"
done
is "$(fact domain_0 | cut -d ' ' -f 1,2)" \
    "$(xl_list 0 Mem) $(xl_list 0 VCPUs)" "xl list agrees about dom0"
own_tool xl info -n >/run/lab/topology
for cpu in 0 1; do
    is "$(fact "cpu_$cpu")" "$(awk -v cpu="$cpu:" \
        '/^numa_info/ { exit } $1 == cpu { print $2, $3, $4 }' \
        /run/lab/topology)" "xl info -n agrees about CPU $cpu"
done
is "$(fact node_0)" "$(awk '/^numa_info/ { nodes = 1 }
    nodes && $1 == "0:" { print $2 }' /run/lab/topology)" \
    "xl info -n agrees about node 0"
is "$(fact scheduler)" "$(xl_info xen_scheduler)" "xl info agrees: scheduler"
if own_tool xl getenforce >/dev/null 2>&1; then
    is "$(fact flask)" known "xl getenforce agrees: flask"
else
    is "$(fact flask)" refused "xl getenforce agrees: no flask"
fi

client_succeeds lab-client threads
client_succeeds lab-client refused
nothing_is_left

client_succeeds lab-client create pv brief
client_succeeds lab-client destroy "$(fact id)"
start_client_guest pvh ours || exit
is "$(xl_list "$id" Name)" ours "xl list shows it"
is "$(guest_id ours)" "$id" "xl knows its number"

# agrees_about_vcpus ID - online, where it may run, how long it ran
agrees_about_vcpus() {
    own_tool xl vcpu-list "$1" | awk 'NR > 1 {
        print $3, $5 ~ /p$/ ? "offline" : "online", $6, $7 }' >/run/lab/vcpus
    while read -r vcpu state seconds hard; do
        # shellcheck disable=SC2046
        set -- $(fact "vcpu_$vcpu")
        is "$1" "$state" "xl vcpu-list agrees: vCPU $vcpu is $state"
        [ "$hard" != all ] || hard="0-1"
        case $2 in
        0x01) ours=0 ;;
        0x02) ours=1 ;;
        *) ours=0-1 ;;
        esac
        is "$ours" "${hard%% *}" "and may run on $hard"
        # Tenths of seconds; xl asked later.
        is "$(echo "$seconds $3" | awk '{
            print ($1 * 10 >= $2 - 1 && $1 * 10 <= $2 + 100) }')" 1 \
            "and ran for $seconds s"
    done </run/lab/vcpus
}

# A restored guest starts its second one itself.
both_vcpus_run() {
    [ "$(own_tool xl vcpu-list "$1" | awk 'NR > 1 && $5 !~ /p$/' |
        wc -l)" = 2 ]
}

client_succeeds lab-client query ours "$id"
is "$(fact type)" hvm "libxl does not tell PVH from HVM in a dominfo"
is "$(fact memory)" "$(xl_list "$id" Mem)" "xl list agrees: memory"
is "$(fact vcpus)" "$(xl_list "$id" VCPUs)" "xl list agrees: vCPUs"
is "$(fact uuid)" "$(own_tool xl list -v "$id" |
    awk 'NR == 2 { print $7 }')" "xl list agrees: UUID"
is "$(fact "domain_$id")" "$(fact memory) $(fact vcpus) hvm" \
    "list_domain agrees with domain_info"
is "$(fact tty)" "$(xenstore-read "/local/domain/$id/console/tty")" \
    "xenstore agrees: console"
is "$(fact sched)" "$(own_tool xl sched-credit2 -d "$id" |
    awk 'END { print $(NF - 1), $NF }')" "xl sched-credit2 agrees"
agrees_about_vcpus "$id"
agrees_about_config "$id"

client_succeeds lab-client save "$id" /run/lab/saved || exit
rm -f /run/lab/saved
id=$(fact id)
is "$(guest_id ours)" "$id" "xl knows the restored guest"
wait_for 60 both_vcpus_run "$id"
client_succeeds lab-client query ours "$id"
agrees_about_vcpus "$id"

make_hotplug
for module in loop xen-blkback xen-netback; do
    modprobe "$module"
done
truncate -s 1M /run/lab/disk
losetup /dev/loop0 /run/lab/disk
client_succeeds lab-client devices "$id" /dev/loop0 /run/lab/hotplug
is "$(own_tool xl block-list "$id" | awk 'END { print $1 }')" 51728 \
    "xl block-list agrees: xvdb"
is "$(own_tool xl network-list "$id" | awk 'END { print $3 }')" \
    00:16:3e:01:02:03 "xl network-list agrees"
client_succeeds lab-client unplug "$id"
is "$(own_tool xl block-list "$id" | grep -c 51728)" 0 \
    "xl block-list shows no disk any more"
is "$(own_tool xl network-list "$id" | grep -c 00:16:3e)" 0 \
    "xl network-list shows no nic any more"
losetup -d /dev/loop0
rm /run/lab/disk

client_succeeds lab-client pause "$id"
client_succeeds lab-client change "$id"
is "$(xenstore-read "/local/domain/$id/memory/target")" 102400 \
    "the memory target is in xenstore"
is "$(xenstore-read "/local/domain/$id/cpu/1/availability")" offline \
    "the second vCPU is asked to go offline"
is "$(xenstore-read "/local/domain/$id/cpu/0/availability")" online \
    "the first one is not"
is "$(own_tool xl vcpu-list "$id" | awk '$3 == 1 { print $7 }')" 0 \
    "xl vcpu-list agrees: affinity"
is "$(own_tool xl sched-credit2 -d "$id" | awk 'END { print $(NF - 1) }')" \
    512 "xl sched-credit2 agrees: weight"

# The guest clears a key that it has taken.
takes_keys() {
    [ -z "$(xenstore-read "/local/domain/$id/control/sysrq")" ]
}

client_succeeds lab-client suspend "$id"
if [ "$LAB_XEN" = 4.14 ]; then
    skip "the guest runs on" "its Linux panics, after xl save -c, too"
else
    own_tool xl sysrq "$id" h
    wait_for 60 takes_keys
    is $? 0 "the guest runs on" || tail -n 20 "$(console_log ours)" | diag
fi
client_succeeds lab-client abandon "$id" /run/lab/hotplug
client_succeeds lab-client destroy "$id"
nothing_is_left
