# lab: purpose unmodified collectd reads Xen's CPU times over libxenstable
# lab: payload usr/sbin/collectd
# lab: timeout 120
#
# The programs are the payload's: tests/dependants/build collectd.

: "${program:=/usr/sbin/collectd}" "${plugins:=/usr/lib/collectd}"
: "${types:=/usr/share/collectd/types.db}"
plugin=$plugins/xencpu.so
if [ ! -x "$program" ] || [ ! -e "$plugin" ]; then
    skip "collectd reads Xen's CPU times" "the payload has no collectd"
    exit 0
fi
diag "$(sha256sum "$plugin")"

data=/run/lab/collectd
# Of another scenario in this boot.
rm -rf "$data"
mkdir -p "$data"
cat >"$data/collectd.conf" <<END
Hostname "lab"
FQDNLookup false
Interval 1
BaseDir "/run/lab/collectd"
PIDFile "/run/lab/collectd/pid"
PluginDir "$plugins"
TypesDB "$types"
LoadPlugin logfile
<Plugin logfile>
    LogLevel info
    File "/run/lab/collectd/log"
</Plugin>
LoadPlugin csv
<Plugin csv>
    DataDir "/run/lab/collectd/csv"
</Plugin>
LoadPlugin xencpu
END

# A busy loop for a while, so that there is something to measure.
"$program" -f -C "$data/collectd.conf" >/run/lab/output 2>&1 &
collectd=$!
sleep 4
timeout 4 sh -c 'while :; do :; done'
sleep 3
libraries=$(sed -n 's|.* \(/[^ ]*\)$|\1|p' "/proc/$collectd/maps" | sort -u)
kill "$collectd"
wait "$collectd"
is $? 0 "collectd runs and ends" || diag </run/lab/output
diag <"$data/log"

# On its own release a program needs no stand-in, nor us.
[ "${stand_in:-}" = "$LAB_XEN" ] ||
    like "$libraries" '/libxenstable\.so\.1' "it has libxenstable.so.1 loaded"
like "$(cat "$data/log")" 'Found [0-9]+ processors' \
    "the plug-in counts the processors"
cpus=$(sed -n 's/.*Found \([0-9]*\) processors.*/\1/p' "$data/log")
if expected=$(own_tool xl info nr_cpus 2>/dev/null); then
    is "$cpus" "$expected" "as many as xl says"
else
    skip "as many as xl says" "an upgrade has removed the xl of Xen $LAB_XEN"
fi
is "$(find "$data/csv" -path '*/xencpu-*' -name 'percent-load-*' | wc -l)" \
    "$cpus" "each has a file of values"

# Lines are "time,value"; all are percentages, and they move.
values=$(find "$data/csv" -path '*/xencpu-*' -name 'percent-load-*' \
    -exec sed 1d {} \; | cut -d , -f 2)
echo "$values" | tr '\n' ' ' | diag
bad=$(echo "$values" | awk '$1 == "" || $1 == "nan" || $1 < -5 || $1 > 105')
is "$bad" "" "all values are percentages"
distinct=$(echo "$values" | sort -u | wc -l)
like "$distinct" '^([3-9]|[0-9]{2,})$' "the values move"
highest=$(echo "$values" | sort -n | tail -n 1)
is "$(echo "$highest" | awk '{ print ($1 > 50) }')" 1 \
    "a busy processor shows ($highest percent at most)"
