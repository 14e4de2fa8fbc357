# lab: purpose guests by libxl itself and by us: saved, restored, reset, and their events
# lab: guest
# lab: payload
# lab: client
# lab: timeout 1800
# lab: apart

. /lab/judge.sh
has_judge || exit 0
note_state
agree_about_events pv later
agree_about_reset pvh again
agree_about_saving pvh saved cpuid=x2apic=0
agree_about_running pv running
nothing_is_left
judged
