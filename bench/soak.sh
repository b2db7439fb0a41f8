#!/usr/bin/env bash
# Minutes of mixed load (95 % reads, 5 % logins), and once a minute what could pile up. Exit code 1 where it does.
#   MINUTES=20 bench/soak.sh
# shellcheck disable=SC2119 # functions have arguments of their own
# shellcheck source-path=SCRIPTDIR source=serve.sh
source "$(dirname "$0")/serve.sh"

MINUTES=${MINUTES:-20}
EVERY=${EVERY:-60} # seconds
THREADS=2

# In use right after a collection, in MiB
heap() {
  jcmd "$server" GC.run >/dev/null
  jcmd "$server" GC.heap_info | awk 'match($0, /used [0-9]+K/) { print int(substr($0, RSTART + 5) / 1024); exit }'
}

connections() {
  if [[ -z $postgres ]]; then echo 0; else sql -c "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'latchkey'"; fi
}

handles() { find "/proc/$server/fd" -mindepth 1 | wc -l; }

threads() { awk '/^Threads/ { print $2 }' "/proc/$server/status"; }

# Whether nothing is more in the last third than in the second one: MiB by a tenth and 8, all else by a tenth and 4
verdict() {
  awk '
    { for (i = 1; i <= NF; i++) figure[NR, i] = $i }
    END {
      split("resident heap threads handles connections", names)
      third = int(NR / 3)
      if (third == 0) { print "too short to tell"; exit }
      for (i = 1; i <= 5; i++) {
        before = after = 0
        for (row = third + 1; row <= 2 * third; row++) before += figure[row, i] / third
        for (row = NR - third + 1; row <= NR; row++) after += figure[row, i] / third
        grows = after > before * 1.1 + (i <= 2 ? 8 : 4)
        printf "%s: %.0f in the second third, %.0f in the last: %s\n", names[i], before, after, grows ? "GROWS" : "flat"
        worst = worst || grows
      }
      exit worst
    }' "$1"
}

command -v wrk >/dev/null || fail "wrk is missing (Debian: apt install wrk)"
package
[[ -z $(programs) ]] || start_postgres
start_latchkey
measure Accounts "$url" register 1000 >"$work/users"
head -n 100 "$work/users" >"$work/readers"
tail -n +101 "$work/users" >"$work/callers"
echo "| minute | requests/s | failed | resident MiB | heap MiB | threads | handles | connections to PostgreSQL |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- |"
for ((minute = 1; minute <= MINUTES; minute++)); do
  measure Accounts "$url" login 36 <"$work/readers" >"$work/sessions" # tokens end after half an hour
  wrk -t "$THREADS" -c 32 -d "$EVERY" -s mixed.lua "$url" -- "$work/sessions" "$work/callers" | tail -1 >"$work/load" &
  wrk=$!
  started+=("$wrk")
  sleep $((EVERY > 5 ? EVERY - 5 : EVERY))
  figures="$(resident) $(heap) $(threads) $(handles) $(connections)"
  wait "$wrk"
  echo "$figures" >>"$work/figures"
  read -r rate failed _ <"$work/load"
  echo "| $minute | $rate | $failed | ${figures// / | } |"
done
echo
verdict "$work/figures"
