# shellcheck shell=bash
# count.sh - adds up results of different kinds.

passed=0 failed=0 skipped=0

totals() {
    echo "$passed passed, $failed failed, $skipped skipped"
}

# count_tap FILE - lines of the Test Anything Protocol
count_tap() {
    local skips oks
    skips=$(grep -cE '^[[:space:]]*ok .*# SKIP' "$1" || true)
    oks=$(grep -cE '^[[:space:]]*ok( |$)' "$1" || true)
    passed=$((passed + oks - skips))
    skipped=$((skipped + skips))
    failed=$((failed + $(grep -cE '^[[:space:]]*not ok( |$)' "$1" || true)))
    grep -E '# SKIP' "$1" | sed 's/^/skipped: /' || true
    grep -E '^not ok' -A 4 "$1" || true
}

# Lines of the check library: "100%: Checks: 12, Failures: 0, Errors: 0"
count_check_lines() {
    local checks failures errors
    while read -r checks failures errors; do
        passed=$((passed + checks - failures - errors))
        failed=$((failed + failures + errors))
    done < <(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\).*/\1 \2 \3/p' "$1")
}

# count_check FOLDER - what "make check" left there, a log a test
count_check() {
    local result log
    while IFS= read -r result; do
        log=${result%.trs}.log
        if grep -qE '^(ok|not ok) ' "$log"; then
            count_tap "$log"
        elif grep -q '%: Checks: ' "$log"; then
            count_check_lines "$log"
        elif grep -q '^:test-result: SKIP' "$result"; then
            skipped=$((skipped + 1))
            echo "skipped: ${log#"$1"/}: $(tail -n 1 "$log")"
        elif grep -q '^:test-result: PASS' "$result"; then
            passed=$((passed + 1))
        fi
        # A test that fails without a result of its own is a failure, too.
        if ! grep -qE '^:test-result: (PASS|SKIP)' "$result"; then
            failed=$((failed + 1))
            echo "failed: ${log#"$1"/}"
            tail -n 20 "$log"
        fi
    done < <(find "$1" -name coverage-build -prune -o -name '*.trs' -print | sort)
}

# count_step NAME STATUS LOG - the step as a whole; 77 is a skip
count_step() {
    case $2 in
    0)
        passed=$((passed + 1))
        echo "ok: $1"
        ;;
    77)
        skipped=$((skipped + 1))
        echo "skipped: $1: $(tail -n 1 "$3")"
        ;;
    *)
        failed=$((failed + 1))
        echo "failed: $1 ended with status $2; $3 ends with:"
        tail -n 40 "$3"
        ;;
    esac
}
