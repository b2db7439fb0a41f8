#!/usr/bin/env bash
# How long Latchkey takes to start, and how much memory it holds, beside a bare Quarkus application (bench/bare):
#
#   JAVA_HOME=... LATCHKEY_DATABASE_URL=... LATCHKEY_SECRET=... bench/start.sh [RUNS]
#
# APP and BARE name other packages than those in target/, and BARE= leaves the bare one out. JAVA_OPTS are given to both, and
# both run in their own directories: -XX:SharedArchiveFile=latchkey.jsa is only Latchkey's. The two take turns, since a machine
# is not equally busy all the time. The database is migrated by a first start that does not count. Each figure: minimum,
# median, maximum.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${1:-5}
app=${APP-target/quarkus-app}
bare=${BARE-bench/bare/target/quarkus-app}
port=${PORT:-8097}
idle=${IDLE:-30}   # seconds until memory is looked at
load=${LOAD:-10}   # seconds of load; 0 for none
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
email=start@bench.example
password='correct horse battery staple'
data=$(mktemp -d)
pid=
trap 'stop; rm -rf "$data"' EXIT

start() { # start APP PATH NAME: keeps the milliseconds until the path is a 200
  local began=${EPOCHREALTIME/./}
  # shellcheck disable=SC2086 # options are words
  (cd "$1" && exec "$java" ${JAVA_OPTS:-} -Dquarkus.http.port="$port" -Dquarkus.http.host=127.0.0.1 \
    -jar quarkus-run.jar) >"$data/log" 2>&1 &
  pid=$!
  until answers "$2"; do
    kill -0 "$pid" || { cat "$data/log" >&2; exit 1; }
    sleep 0.005
  done
  echo $(((${EPOCHREALTIME/./} - began) / 1000)) >>"$data/$3"
}

answers() { # by bash itself: a curl each time would take the processor from what is measured
  local status=
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.0\r\n\r\n' "$1" >&3 2>/dev/null && read -r -t 5 _ status _ <&3 || true
  exec 3<&- 3>&-
  [[ $status == 200 ]]
}

stop() {
  if [[ $pid ]]; then
    kill "$pid" && wait "$pid" || true
    pid=
  fi
}

ask() { # ask NAME PATH OPTIONS...: keeps the milliseconds of a request
  curl -sf -o "$data/answer" -w '%{time_total}\n' "${@:3}" "localhost:$port$2" |
    awk '{ printf "%.0f\n", $1 * 1000 }' >>"$data/$1"
}

login() { # login NAME
  ask "$1" /login -d "email=$email" --data-urlencode "password=$password"
}

resident() { # resident NAME: keeps the MiB that the process holds
  awk '/^VmRSS/ { printf "%.0f\n", $2 / 1024 }' "/proc/$pid/status" >>"$data/$1"
}

row() { # row NAME TITLE: minimum, median and maximum of what was kept
  [[ -s $data/$1 ]] || return 0
  sort -n "$data/$1" | awk -v title="$2" '{ value[NR] = $1 }
    END { printf "| %s | %d | %d | %d |\n", title, value[1], value[int((NR + 1) / 2)], value[NR] }'
  rm "$data/$1"
}

memory() { # memory NAME PATH HEADER: idle, and after load
  sleep "$idle"
  resident "$1-idle"
  if ((load > 0)); then
    wrk -t2 -c32 -d"${load}s" -H "$3" "http://127.0.0.1:$port$2" >/dev/null
    [[ $1 == bare ]] || for _ in {1..100}; do login ignored; done
    resident "$1-loaded"
  fi
}

start "$app" /q/health/ready ignored
curl -s -o "$data/answer" "localhost:$port/register" -d "email=$email" -d name=Start --data-urlencode "password=$password" || true
login ignored
token=$(sed 's/.*"access_token":"\([^"]*\)".*/\1/' "$data/answer")
stop

for ((run = 1; run <= runs; run++)); do
  if [[ $bare ]]; then
    start "$bare" /empty bare-ready
    ((run < runs)) || memory bare /empty 'Accept: */*'
    stop
  fi
  start "$app" /q/health/ready ready
  ask me /me -H "Authorization: Bearer $token"
  login login
  ((run < runs)) || memory latchkey /me "Authorization: Bearer $token"
  stop
done

echo "| $("$java" -version 2>&1 | sed -n '2s/.*build \([^)]*\).*/Java \1/p') ${JAVA_OPTS:-} | minimum | median | maximum |"
echo '| --- | --- | --- | --- |'
row bare-ready 'bare: ready after, ms'
row bare-idle "bare: resident after $idle s, MiB"
row bare-loaded 'bare: resident after load, MiB'
row ready 'ready after, ms'
row me 'first GET /me, ms'
row login 'first POST /login, ms'
row latchkey-idle "resident after $idle s, MiB"
row latchkey-loaded 'resident after load, MiB'
