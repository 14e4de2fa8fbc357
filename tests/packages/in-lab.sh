# shellcheck shell=bash
# in-lab.sh - scenarios whose payload is a root with packages.

# in_lab LOG RELEASES OPTION-OR-SCENARIO... - runs them, and prints the results;
# fails unless on each of the releases, with commas, a check passed, and no
# scenario was skipped as a whole
in_lab() {
    local log=$1 releases=$2 release status=0
    shift 2
    tests/lab/lab run "$@" >"$log" || status=$?
    grep -E '^(ok|not ok) ' "$log" | sed 's/^/  /' || true
    for release in ${releases//,/ }; do
        grep "^ok .* xen $release: " "$log" | grep -v '# SKIP' >/dev/null ||
            status=1
    done
    ! grep -q '# SKIP the payload' "$log" || status=1
    [[ $status -eq 0 ]] || grep '^#' "$log" | tail -n 30
    return "$status"
}
