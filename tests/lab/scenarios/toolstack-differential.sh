# lab: purpose the toolstack area beside the release's own libxl: what takes seconds
# lab: guest
# lab: payload
# lab: client

. /lab/judge.sh
has_judge || exit 0

agree types
agree values
agree policies
agree host
agree hooks
agree domain 0
agree_about_json
agree domain 77
judged
