#!/usr/bin/env bash
# Measures the packaged product beside what the machine can do at most. README.md tells what of it is worth what.
#   bench.sh          the whole bench; exit code 1 where a figure is below its floor
#   bench.sh short    a second or two of each part, to see that the bench itself works: no verdict
#   bench.sh attack   only reads and probes beside floods of logins
# shellcheck source-path=SCRIPTDIR source=serve.sh
source "$(dirname "$0")/serve.sh"

mode=${1:-all}
case $mode in
  all) defaults=(5 3 "2 8 32 128" "limits empty open register login bcrypt me refresh mixed beside") ;;
  attack) defaults=(10 1 "" "beside") ;;
  short) defaults=(1 1 "8" "limits empty open login me refresh beside") ;;
  *) fail "what is $mode?" ;;
esac
SECONDS_EACH=${SECONDS_EACH:-${defaults[0]}}
LIMIT_SECONDS=${LIMIT_SECONDS:-$([[ $mode == short ]] && echo 0.3 || echo "$SECONDS_EACH")}
RUNS=${RUNS:-${defaults[1]}}
CONNECTIONS=${CONNECTIONS:-${defaults[2]}}
PARTS=${PARTS:-${defaults[3]}}
BESIDE_SECONDS=${BESIDE_SECONDS:-$([[ $mode == short ]] && echo 1 || echo 10)}
ACCOUNTS=${ACCOUNTS:-$([[ $mode == short ]] && echo 40 || echo 400)}
FLOODS=${FLOODS:-$([[ $mode == short ]] && echo one || echo right one new)}
WARM_UP=${WARM_UP:-$([[ $mode == short ]] && echo 0 || echo 20)}
THREADS=2 # of wrk: it leaves the most to the server, and is no bottleneck

results=$(realpath -m "${RESULTS:-../target/bench/results}") # kept, so that a bench that was stopped has not been in vain
mkdir -p "$(dirname "$results")"
: >"$results"

wants() { [[ " $PARTS " == *" $1 "* ]]; }
record() { echo "$*" >>"$results"; }

# load URL CONNECTIONS SECONDS SCRIPT ARGUMENTS...: prints successes a second, failures, p50, p99
load() {
  local threads=$(($2 < THREADS ? $2 : THREADS))
  wrk -t "$threads" -c "$2" -d "$3" --timeout 10 -s "$4" "$1" -- "${@:5}" | tail -1
}

# throughput NAME PREPARATION SCRIPT ARGUMENTS...: at each number of connections, as often as wanted
throughput() {
  local name=$1 preparation=$2 connections figures run
  shift 2
  say "$name"
  warm_up "$preparation" "$@"
  for connections in $CONNECTIONS; do
    for ((run = 1; run <= RUNS; run++)); do
      $preparation "$connections"
      figures=$(load "$url" "$connections" "$SECONDS_EACH" "$@")
      record ours "$name" "$connections" "$figures"
      sleep 1 # what wrk no longer waits for is still being worked on
    done
  done
}

# warm_up PREPARATION SCRIPT ARGUMENTS...: until the server is compiled
warm_up() {
  local preparation=$1
  shift
  ((WARM_UP > 0)) || return 0
  $preparation 32
  load "$url" 32 "$WARM_UP" "$@" >/dev/null
}

# Those who read and refresh never log in again: with the 200th further login, their sessions would end as the oldest.
make_accounts() {
  measure Accounts "$url" register "$ACCOUNTS" >"$work/users"
  head -n $((ACCOUNTS / 4)) "$work/users" >"$work/readers"
  tail -n +$((ACCOUNTS / 4 + 1)) "$work/users" >"$work/callers"
}

none() { :; }

# log_in CONNECTIONS: some sessions more, because wrk tries each script out before it begins
log_in() { measure Accounts "$url" login $(($1 + 4)) <"$work/readers" >"$work/sessions"; }

measure_limits() {
  say "limits: hashes and signatures"
  measure Limits "$LIMIT_SECONDS" "$RUNS" >>"$results"
  [[ -n $postgres ]] && [[ -x $(programs)/pgbench ]] || return 0
  say "limits: the database"
  sql -c "CREATE SCHEMA bench; CREATE TABLE bench.rows (id int PRIMARY KEY, counter int) WITH (fillfactor = 60)" \
    -c "INSERT INTO bench.rows SELECT id, 0 FROM generate_series(1, 100000) id" -c "VACUUM ANALYZE bench.rows"
  measure_statement primary-key-read "SELECT counter FROM bench.rows WHERE id = :id"
  measure_statement durable-write "UPDATE bench.rows SET counter = counter + 1 WHERE id = :id"
}

# measure_limit WHAT: once more, beside what it is the limit of, since a machine that others share is not the same all the time
measure_limit() {
  wants limits || return 0
  say "limits: $1"
  measure Limits "$LIMIT_SECONDS" "$RUNS" "$1" >>"$results"
}

measure_statement() {
  local run rate
  printf '%s\n' '\set id random(1, 100000)' "$2;" >"$work/$1.sql"
  for ((run = 1; run <= RUNS; run++)); do
    rate=$("$(programs)/pgbench" -n -h 127.0.0.1 -p "$postgres" -U latchkey -M prepared -c 32 -j 2 \
      -T "${SECONDS_EACH%.*}" -f "$work/$1.sql" latchkey 2>/dev/null | awk '/^tps/ { print $3 }')
    record limit "$1" PostgreSQL "$rate"
  done
}

# A Quarkus application that does nothing: what HTTP itself costs
measure_empty() {
  local jar=bare/target/quarkus-app/quarkus-run.jar port pid
  [[ -f bare/pom.xml ]] || { say "bench/bare is not there: no empty endpoint to compare with"; return 0; }
  if [[ ! -f $jar ]]; then
    [[ $mode != short ]] || { say "bench/bare is not packaged: not measured in the short form"; return 0; }
    (cd .. && ./mvnw -B -ntp -q -f bench/bare package)
  fi
  say "limits: an empty endpoint"
  port=$(free_port)
  # shellcheck disable=SC2086 # several words
  QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port java ${JAVA_OPTS:-} -jar "$jar" >"$work/bare.log" 2>&1 &
  pid=$!
  started+=("$pid")
  wait_for answers "$pid" "$port" /empty
  measure_answers empty-endpoint "http://127.0.0.1:$port/empty"
  kill "$pid"
  wait "$pid" || true
}

# Latchkey's own answer to anybody: the same way through the same server as /me, but for who asks
measure_open() {
  say "limits: an open endpoint"
  measure_answers open-endpoint "$url/.well-known/openid-configuration"
}

# measure_answers LIMIT URL: how many a second, at each number of connections
measure_answers() {
  local connections run figures
  url=$2 warm_up none empty.lua
  for connections in $CONNECTIONS; do
    for ((run = 1; run <= RUNS; run++)); do
      figures=$(load "$2" "$connections" "$SECONDS_EACH" empty.lua)
      record limit "$1" "$connections-connections" "${figures%% *}"
    done
  done
}

# beside FLOOD STREAM...: reads at a fixed rate, while 16 connections log in
beside() {
  local flood=$1 pid=
  shift
  say "at a fixed rate: $*, beside logins: $flood"
  log_in 32
  if [[ $flood != nobody ]]; then
    load "$url" 16 "$((BESIDE_SECONDS + 5))" login.lua "$work/callers" "$flood" >"$work/flood" &
    pid=$!
    started+=("$pid")
    sleep 1
  fi
  measure Rate "$url" "$BESIDE_SECONDS" "$([[ $mode == short ]] && echo 0 || echo 2)" \
    "$work/sessions" "$@" | while read -r line; do record beside "$flood" "$line"; done
  [[ -z $pid ]] || { wait "$pid" && record flood "$flood" "$(cat "$work/flood")"; }
}

measure_beside() {
  local flood probes=(/q/health/live@10 /q/health/ready@10)
  ((WARM_UP == 0)) || results=/dev/null BESIDE_SECONDS=$WARM_UP beside right /me@200 /refresh@200 "${probes[@]}"
  record memory before "$(resident)"
  for flood in nobody $FLOODS; do beside "$flood" /me@200 "${probes[@]}"; done
  if [[ $FLOODS == *right* ]]; then
    for flood in nobody right; do beside "$flood" /refresh@200; done
  fi
  record memory after "$(resident)"
}

command -v wrk >/dev/null || fail "wrk is missing (Debian: apt install wrk)"
package
if [[ -n $(programs) ]]; then
  start_postgres
  say "on $("$(programs)/postgres" --version)"
else
  say "on the embedded PostgreSQL: the database's own limits are not measured"
fi
! wants empty || measure_empty
start_latchkey
! wants limits || measure_limits
! wants open || measure_open
make_accounts
! wants register || throughput register none register.lua
if wants login; then
  throughput login-argon2id none login.lua "$work/callers" right
  measure_limit argon2id
fi
! wants me || throughput me log_in me.lua "$work/sessions"
! wants refresh || throughput refresh log_in refresh.lua "$work/sessions" "$THREADS"
! wants mixed || throughput mixed log_in mixed.lua "$work/sessions" "$work/callers"
! wants beside || measure_beside
[[ $mode == short ]] || sleep 15 # what hashing took is given back after ten without any
record memory end "$(resident)"
if wants bcrypt; then
  stop_latchkey
  start_latchkey LATCHKEY_PASSWORD_SCHEME=bcrypt
  make_accounts
  # A fifth as many a second: it takes five times as long until as many logins are compiled for
  WARM_UP=$((WARM_UP * 5)) throughput login-bcrypt none login.lua "$work/callers" right
  measure_limit bcrypt
fi
measure Table "$results" floors "$mode"
