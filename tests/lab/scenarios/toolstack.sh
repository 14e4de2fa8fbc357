# lab: purpose the toolstack area: a PVH guest's life, compared with xl
# lab: guest
# lab: payload
# lab: client
# lab: timeout 300

# fact KEY - what the client said last
fact() {
    sed -n "s/^diag fact $1 //p" /run/lab/client
}

# xl_info KEY - what xl info says, as it is written there
xl_info() {
    own_tool xl info | sed -n "s/^$1  *: //p"
}

# xl_list ID COLUMN - as in the heading of xl list
xl_list() {
    own_tool xl list | awk -v id="$1" -v column="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR > 1 && $2 == id { print $at }'
}

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
is "$(fact cpu_0)" \
    "$(own_tool xl info -n | awk '$1 == "0:" { print $2, $3, $4; exit }')" \
    "xl info -n agrees about CPU 0"
is "$(fact scheduler)" "$(xl_info xen_scheduler)" "xl info agrees: scheduler"

domains=$(own_tool xl list | wc -l)
client_succeeds lab-client refused
is "$(own_tool xl list | wc -l)" "$domains" "no domain came of what is refused"

rm -f /var/log/xen/console/guest-ours.log
client_succeeds lab-client create ours
id=$(fact id)
if ! wait_for 120 guest_runs ours; then
    not_ok "the guest's Linux runs"
    tail -n 20 /var/log/xen/console/guest-ours.log | diag
    exit
fi
ok "the guest's Linux runs"
is "$(xl_list "$id" Name)" ours "xl list shows it"
is "$(guest_id ours)" "$id" "xl knows its number"

client_succeeds lab-client query ours "$id"
is "$(fact memory)" "$(xl_list "$id" Mem)" "xl list agrees: memory"
is "$(fact vcpus)" "$(xl_list "$id" VCPUs)" "xl list agrees: vCPUs"
is "$(fact uuid)" "$(own_tool xl list -v "$id" |
    awk 'NR == 2 { print $7 }')" "xl list agrees: UUID"
is "$(fact "domain_$id")" "$(fact memory) $(fact vcpus) hvm" \
    "list_domain agrees with domain_info"
is "$(fact tty)" "$(xenstore-read "/local/domain/$id/console/tty")" \
    "xenstore agrees: console"

client_succeeds lab-client change "$id"
is "$(xenstore-read "/local/domain/$id/memory/target")" 102400 \
    "the memory target is in xenstore"
is "$(xenstore-read "/local/domain/$id/cpu/1/availability")" offline \
    "the second vCPU is told to go"
is "$(xenstore-read "/local/domain/$id/cpu/0/availability")" online \
    "the first one is not"
is "$(own_tool xl vcpu-list "$id" | awk '$3 == 1 { print $7 }')" 0 \
    "xl vcpu-list agrees: affinity"

client_succeeds lab-client destroy "$id"
is "$(own_tool xl list | wc -l)" "$domains" "xl list shows no domain of it"
fails "nothing of it is left in xenstore" \
    xenstore-read "/local/domain/$id/name"
