# lab: purpose the same with a disk and a network card, which are the other machine's afterwards
# lab: guest
# lab: pair
# lab: payload usr/lib/xl/xl
# lab: timeout 1200
# lab: apart
#
# The guest reads its disk and speaks with the source's dom0 each time that it
# counts.

devices=yes
. /lab/scenarios/xl-migrate.sh
