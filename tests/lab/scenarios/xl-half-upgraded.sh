# lab: purpose with packages of 4.17 and 4.20: xl over libxenstable before and after the reboot
# lab: releases 4.17 4.20
# lab: libraries 4.17+4.20
# lab: guest
# lab: payload usr/lib/xl/xl
# lab: memory 2560
# lab: timeout 1200
# lab: apart
#
# Xen 4.17 runs first, then 4.20: the root and its programs are the same, also
# the guest that the release's own xl has started, as before the upgrade.

both_are_installed 4.17 4.20 libxenlight libxlutil
parts="host pools earlier pvh"
. /lab/scenarios/xl.sh
