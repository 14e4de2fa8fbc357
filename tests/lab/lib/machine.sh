# shellcheck shell=bash
# machine.sh - one boot of one Xen in QEMU, for a group of scenarios.

readonly boot_seconds=240    # from QEMU's start to dom0's first process
readonly expect_seconds=120  # for what a crashed machine is to show
readonly boot_attempts=6     # when the emulator fails; see fault.sh

# The machine's time passes by its own instructions, not by the host's clock:
# what else the host does cannot make a time-out run out, and sleeping costs
# nothing. Both of its processors then share one thread of the host.
# shellcheck disable=SC2054  # one word with a comma
readonly machine_time=(-icount shift=1,sleep=off)
# Two machines must not differ in what a second is: a machine that waits for the
# other one sleeps for as long as it says.
readonly pair_time=(-icount shift=1)
readonly slowness=3  # seconds of a busy host for one of the machine

# tree_inspect DIR - sets $tree_xen (its xen.gz) and $tree_release
tree_inspect() {
    local file name
    tree_xen=
    for file in "$1"/boot/xen*.gz "$1"/xen*.gz; do
        # xen-4.gz and xen.gz are links to the one that has the full name.
        if [[ -f $file && (-z $tree_xen || ! -L $file) ]]; then
            tree_xen=$file
        fi
    done
    if [[ -z $tree_xen ]]; then
        die "there is no boot/xen*.gz or xen.gz in $1"
    fi
    name=$(basename "$(readlink -f "$tree_xen")")
    tree_release=unknown
    if [[ $name =~ ^xen-([0-9]+\.[0-9]+) ]]; then
        tree_release=${BASH_REMATCH[1]}
    fi
}

# Others may use the same cache at this moment.
lock_cache() {
    exec {cache_lock}>"$cache/lock"
    flock "$cache_lock"
}

unlock_cache() {
    exec {cache_lock}>&-
}

# write_config ROOT MODE RELEASE LIBRARIES - for guest/init
write_config() {
    printf '%s\n' "LAB_MODE=$2" "LAB_XEN=$3" "LAB_LIBRARIES=$4" \
        "LAB_PAYLOAD=${payload:+yes}" "LAB_CLIENT=${client_dir:+yes}" \
        "LAB_SUITE=$(suite_or_newest "$3")" "LAB_SEED=$seed" \
        "LAB_SIDE=${side:-}" "LAB_PAIR=${pair[source]:-}:${pair[target]:-}" \
        >"$1/lab/config"
}

# packages_of SUITE SCENARIO... - their additional packages, each once
packages_of() {
    local suite=$1 name
    shift
    for name in "$@"; do
        directive "$name" packages
    done | tr -s ' ' '\n' |
        sed "s/^own:/$suite:/; s/^own-$suite:/$suite:/; /^own-/d" | sort -u
}

# A folder's Xen is of no suite: what "own" packages are there is a choice.
suite_or_newest() {
    suite_of_release "$1" || echo "$newest_suite"
}

# fetch_machine RELEASE LIBRARIES PACKAGE... - everything that make_root()
# unpacks; afterwards nothing can fail for want of a network.
fetch_machine() {
    local release=$1 libraries=$2 part package
    shift 2
    fetch_base || return 1
    [[ -n $tree ]] || fetch_release "$release" || return 1
    for part in ${libraries//+/ }; do
        case $part in
        own | none | "$release") ;;
        *) fetch_release "$part" || return 1 ;;
        esac
    done
    for package in "$@"; do
        fetch_package "$package" || return 1
    done
}

# add_own ROOT RELEASE - the running Xen's libraries and tools
add_own() {
    if [[ -n $tree ]]; then
        add_tree "$1" "$tree"
    else
        fetch_release "$2"
        add_release "$1" "$release_dir"
    fi
}

# add_daemons DIR RELEASE - the few of it without which nothing works
add_daemons() {
    if [[ -n $tree ]]; then
        add_private "$1" "$tree/usr"
    else
        fetch_release "$2"
        add_private "$1" "$release_dir"/libxen* "$release_dir"/xen-utils*
    fi
}

# known_libraries PAYLOAD - what the payload need not bring: the base root's are
# Debian 13's, newer or the same, and programs there need them. Of two versions
# with other file names, ldconfig takes the newer one anyway. Libraries that a
# release of Xen brought may be older: the payload's count. A tree has its own.
known_libraries() {
    local file
    [[ -z $tree ]] || return 0
    (cd "$1" && find . -name '*.so.*' ! -type d) | while read -r file; do
        [[ ! -e $root_dir/$file ]] || printf '%s\n' "$file"
    done
}

# make_root DIR RELEASE LIBRARIES PACKAGE... - the root of one boot; also
# sets $hypervisor_gz.
#
# Never call it in a condition: bash then ignores failing commands in it.
make_root() {
    local root=$1 release=$2 libraries=$3 part package own=no
    shift 3
    base_root
    rm -rf "$root"
    # Hard links: nothing writes into these files, tar replaces them.
    cp -al "$root_dir" "$root"

    if [[ -n $tree ]]; then
        hypervisor_gz=$tree_xen
    else
        fetch_release "$release"
        hypervisor_gz=$(echo "$release_dir"/xen-hypervisor-*/boot/xen-*.gz)
    fi
    # In the order named: of files that two releases have, the last one's stay.
    for part in ${libraries//+/ }; do
        case $part in
        none) ;;
        own | "$release")
            own=yes
            add_own "$root" "$release"
            ;;
        *)
            fetch_release "$part"
            add_release "$root" "$release_dir"
            ;;
        esac
    done
    [[ $own == yes ]] || add_daemons "$root/opt/lab/xen" "$release"
    for package in "$@"; do
        add_package "$root" "$package"
    done
    if [[ -n $payload ]]; then
        known_libraries "$payload" >"$root.known"
        overlay "$payload" "$root" -X "$root.known"
        rm "$root.known"
    fi
    check_libraries "$root"

    mkdir -p "$root/lab/scenarios"
    install -m 755 "$lab_dir"/guest/{init,runner,shell,{tap,libvirt,judge,stand-in,pair}.sh} \
        "$root/lab/"
    mv "$root/lab/init" "$root/init"
    if [[ -n $client_dir ]]; then
        mkdir -p "$root/lab/client"
        overlay "$client_dir" "$root/lab/client"
    fi
}

# network_of SIDE - QEMU's options for the network that joins a pair
network_of() {
    local to=source number=2 net=dgram,id=pair,local.type=unix,remote.type=unix
    [[ $1 != source ]] || { to=target number=1; }
    echo "-netdev $net,local.path=$work/$1.net,remote.path=$work/$to.net" \
        "-device e1000,netdev=pair,mac=52:54:00:00:00:0$number,romfile="
}

# run_qemu ROOT DIR LIMIT EXPECT XEN-APPEND QEMU-APPEND MEMORY
#
# Leaves DIR/console and DIR/results. Ends when the machine does, when the
# limit is over, when the console has shown EXPECT, or when the emulator has
# failed: $fault says how then, and is empty else.
run_qemu() {
    local root=$1 dir=$2 limit=$3 expect=$4 xen_append=$5 qemu_append=$6
    local memory=$7 input=() mode=() pid

    # Its packed root and the root itself, and then the tools; the rest is for
    # guests.
    xen_append+=" dom0_mem=$((memory / 2 + 128))M"

    pack "$root" "$dir/initrd"
    gunzip -c "$hypervisor_gz" >"$dir/xen"
    cp "$root_dir.vmlinux" "$dir/vmlinux"
    if [[ $dir == "$work/shell" ]]; then
        # For a person, whose time is the host's.
        mode=(-serial mon:stdio)
    else
        mode=("${machine_time[@]}" -serial "file:$dir/console" -monitor none)
        if [[ -n ${side:-} ]]; then
            mode=("${pair_time[@]}" "${mode[@]:${#machine_time[@]}}")
            qemu_append+=" $(network_of "$side")"
        fi
    fi
    # shellcheck disable=SC2206,SC2054  # options are words, with commas
    input=(
        qemu-system-x86_64 -accel tcg -cpu qemu64,+svm,+npt -m "$memory"
        -smp 2 -display none -no-reboot -nic none "${mode[@]}"
        -serial "file:$dir/results" -kernel "$dir/xen"
        -append "console=com1 com1=115200,8n1 $xen_options $xen_append"
        -initrd "$dir/vmlinux console=hvc0 quiet rdinit=/init,$dir/initrd"
        $qemu_append
    )
    : >"$dir/results"
    if [[ $dir == "$work/shell" ]]; then
        "${input[@]}"
        return
    fi
    : >"$dir/console"
    timeout -k 5 $((limit * slowness)) "${input[@]}" </dev/null \
        >"$dir/qemu.log" 2>&1 &
    pid=$!
    # For stop(), which may run in another process.
    echo "$pid" >"$work/pids/$pid"
    [[ -z ${side:-} ]] || note_times "$pid" "$dir" &
    fault=
    while kill -0 "$pid" 2>/dev/null && ! is_over "$dir" "$expect"; do
        sleep 0.5
    done
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    # It may have ended by itself in the same moment.
    is_over "$dir" "$expect" || true
    rm -f "$work/pids/$pid" "$dir/initrd" "$dir/xen" "$dir/vmlinux"
}

# note_times PID DIR - when lines of the results came, by the host's clock
note_times() {
    local line
    tail -q -n +1 -s 0.05 -f --pid="$1" "$2/results" |
        while IFS= read -r line; do
            printf '%s %s\n' "$EPOCHREALTIME" "${line%$'\r'}"
        done >"$2/times"
}

# is_over DIR EXPECT - has the machine shown that, or has the emulator failed?
is_over() {
    fault=
    if [[ -n $2 ]] && console_shows "$1/console" "$2"; then
        return
    fi
    has_fault "$1"
}

console_shows() {
    tr -d '\r' <"$1" | grep -aEq -- "$2"
}

# run_group RELEASE SCENARIO... - scenarios that share a boot; the results
# go to the standard output in the form that report_results() reads.
run_group() {
    local release=$1 first=$2 libraries name seconds limit=$boot_seconds
    local guest crash expect='' dir root started packages attempt fault
    shift
    libraries=$(libraries_of "$first")
    dir="$run_dir/xen-$release-$first${side:+-$side}"
    mkdir -p "$dir"
    root="$work/root-$release-$first${side:+-$side}"
    mapfile -t packages < <(packages_of "$(suite_or_newest "$release")" \
        "$@")
    lock_cache
    if ! fetch_machine "$release" "$libraries" "${packages[@]}"; then
        for name in "$@"; do
            report_skip "$release" "$name" "$fetch_error"
        done
        unlock_cache
        return 0
    fi
    make_root "$root" "$release" "$libraries" "${packages[@]}"
    unlock_cache
    write_config "$root" run "$release" "$libraries"
    # All of them: one may read another.
    cp "$lab_dir"/scenarios/*.sh "$root/lab/scenarios/"
    for name in "$@"; do
        seconds=$(timeout_of "$name")
        limit=$((limit + seconds))
        guest=no crash=no
        if has_directive "$name" guest; then
            guest=yes
        fi
        expect=$(directive "$name" expect-console)
        if [[ -n $expect ]]; then
            crash=yes
            limit=$((limit + expect_seconds))
        fi
        echo "$name $seconds $guest $crash"
    done >"$root/lab/scenarios.list"

    started=$(date +%s.%N)
    for ((attempt = 1; ; attempt++)); do
        run_qemu "$root" "$dir" "$limit" "$expect" \
            "$(directive "$first" xen-append)" \
            "$(directive "$first" qemu-append)" "$(memory_of "$first")"
        # One of a pair cannot start again without the other.
        if [[ -z $fault || $attempt -ge $boot_attempts || -n ${side:-} ]]; then
            break
        fi
        echo "# xen $release: $*: the emulator $fault in boot $attempt;" \
            "see tests/lab/README.md; once more"
        mv "$dir/console" "$dir/console.$attempt"
        mv "$dir/results" "$dir/results.$attempt"
    done
    rm -rf "$root"
    report_machine "$release" "$dir" "$started" "$@"
}
