# shellcheck shell=bash
# scenario.sh - read the heads of scenarios, and group them into boots.

readonly scenario_seconds=180

scenario_file() {
    echo "$lab_dir/scenarios/$1.sh"
}

scenario_names() {
    local file
    for file in "$lab_dir"/scenarios/*.sh; do
        basename "$file" .sh
    done
}

# directive NAME KEY - its values, one a line
directive() {
    sed -n "s/^# lab: $2 \(.*\)/\1/p" "$(scenario_file "$1")"
}

has_directive() {
    grep -Eq "^# lab: $2( |\$)" "$(scenario_file "$1")"
}

libraries_of() {
    local libraries
    libraries=$(directive "$1" libraries)
    echo "${libraries:-own}"
}

memory_of() {
    local memory
    memory=$(directive "$1" memory)
    echo "${memory:-2048}"
}

# is_apart NAME RELEASE - too long for "live", there or everywhere
is_apart() {
    grep -Eq "^# lab: apart( .*\<$2\>.*)?\$" "$(scenario_file "$1")"
}

# check_scenario NAME - refuse a misspelt head before anything boots
check_scenario() {
    local file word
    file=$(scenario_file "$1")
    [[ -e $file ]] || die "there is no scenario $1; see 'lab list'"
    while read -r word; do
        case $word in
        purpose | libraries | xen-append | qemu-append | guest | releases | \
            expect-console | packages | timeout | memory | payload | \
            client | apart | pair) ;;
        *) die "scenario $1: unknown directive '$word'" ;;
        esac
    done < <(sed -n 's/^# lab: *\([^ ]*\).*/\1/p' "$file")
    if [[ -z $(directive "$1" purpose) ]]; then
        die "scenario $1 lacks '# lab: purpose ...'"
    fi
}

# boot_key NAME - scenarios with the same key run in one boot
boot_key() {
    printf '%s|' "$(libraries_of "$1")" "$(directive "$1" xen-append)" \
        "$(directive "$1" qemu-append)" "$(memory_of "$1")"
}

timeout_of() {
    local seconds
    seconds=$(directive "$1" timeout)
    echo "${seconds:-$scenario_seconds}"
}

# seconds_of NAME... - what they may take together
seconds_of() {
    local name sum=0
    for name in "$@"; do
        sum=$((sum + $(timeout_of "$name")))
    done
    echo "$sum"
}

# not_in_payload NAME - the first file that it needs and the payload lacks
not_in_payload() {
    local path
    for path in $(directive "$1" payload); do
        if [[ ! -e $payload/$path ]]; then
            echo "$path"
            return
        fi
    done
}

# skip_reason NAME RELEASE - why it cannot run there; nothing when it can
skip_reason() {
    local releases path
    releases=$(directive "$1" releases)
    if [[ -n $releases && " $releases " != *" $2 "* ]]; then
        echo "only for Xen $releases"
    elif [[ $(libraries_of "$1") == "$2" ]]; then
        echo "libraries of Xen $2 are this release's own"
    elif has_directive "$1" payload && [[ -z $payload ]]; then
        echo "no payload was given"
    elif path=$(not_in_payload "$1") && [[ -n $path ]]; then
        echo "the payload has no $path"
    elif has_directive "$1" client && [[ -z $client_dir ]]; then
        echo "no client folder was given"
    elif has_directive "$1" pair && [[ -z ${side:-} ]]; then
        echo "it needs two machines: --pair"
    elif ! has_directive "$1" pair && [[ -n ${side:-} ]]; then
        echo "it needs no second machine"
    fi
}

# plan_boots RELEASE NAME... - sets $boots, the scenarios of one boot in a line;
# says which cannot run there, and why
plan_boots() {
    local release=$1 name reason key keys=()
    local -A groups=() crashes=()
    shift
    for name in "$@"; do
        [[ -z $live ]] || ! is_apart "$name" "$release" || continue
        reason=$(skip_reason "$name" "$release")
        if [[ -n $reason ]]; then
            report_skip "$release" "$name" "$reason"
            continue
        fi
        key=$(boot_key "$name")
        # A boot ends with a crash, so that it has room for one.
        if has_directive "$name" expect-console; then
            while [[ -n ${crashes[$key]:-} ]]; do
                key+=' more'
            done
            crashes[$key]=$name
            [[ -n ${groups[$key]:-} ]] || keys+=("$key")
            groups[$key]=${groups[$key]:- }
            continue
        fi
        [[ -n ${groups[$key]:-} ]] || keys+=("$key")
        # Those with guests come last: the others find no daemons running.
        if has_directive "$name" guest; then
            groups[$key]="${groups[$key]:-} $name"
        else
            groups[$key]="$name ${groups[$key]:-}"
        fi
    done
    boots=()
    for key in "${keys[@]}"; do
        boots+=("${groups[$key]} ${crashes[$key]:-}")
    done
}
