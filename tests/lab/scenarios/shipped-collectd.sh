# lab: purpose Debian 12's collectd in its place, on any Xen
# lab: payload usr/sbin/collectd
# lab: timeout 120
# lab: apart
#
# The payload is a root with packages: tests/packages/upgrade --shipped. On Xen
# 4.17 the program runs on its own libraries, on any other one over stand-ins
# in their place.

stand_in=4.17
. /lab/scenarios/collectd.sh
