# lab: purpose xenstable info tells who answers, libxl's functions included
# lab: payload

info=$(xenstable info)
like "$info" "^Xen: +$LAB_XEN" "info names the release"
like "$info" "libxenlight +$LAB_XEN +yes" "libxenlight is in use"
like "$info" 'toolstack +[0-9]+ functions +libxenlight +yes +OK' \
    "info shows libxl's functions"
like "$info" 'libxlutil +yes +OK' "info shows libxlutil's functions"
