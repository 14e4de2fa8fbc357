# lab: purpose Debian's own collectd, as it is shipped, on other releases of Xen
# lab: payload usr/bin/xenstable
# lab: packages bookworm:collectd-core
# lab: timeout 120
#
# The plug-in of bookworm needs the libxenctrl of 4.17.
. /lab/stand-in.sh

program=/run/lab/collectd-shipped
plugins=/opt/debian/bookworm-collectd-core/usr/lib/collectd
plugin=$plugins/xencpu.so
types=/opt/debian/bookworm-collectd-core/usr/share/collectd/types.db
shipped bookworm 4.17 collectd-core usr/sbin/collectd "$program" "$plugin"
. /lab/scenarios/collectd.sh
