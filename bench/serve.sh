# To be sourced: starts what a measurement needs, on loopback, with its data in a temporary directory; and ends it, by its id,
# however the script ends.
# shellcheck shell=bash disable=SC2034,SC2015,SC2120 # used by whoever sources it; no "else" is meant; arguments may be left out
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

app=../target/quarkus-app
work=$(mktemp -d)
chmod 755 "$work" # PostgreSQL runs as somebody else where this is root
started=()
postgres= # its port, while one of our own runs
secret=$(head -c 32 /dev/urandom | base64)
url=      # of Latchkey
server=   # its process

clean_up() {
  local pid
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  [[ -z $postgres ]] || pg_program pg_ctl -s -D "$work/postgres" -m immediate stop || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

say() { echo "$(date +%H:%M:%S) $*" >&2; }

fail() {
  echo "bench: $*" >&2
  exit 2
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

# wait_for COMMAND...: until it succeeds, a minute at most
wait_for() {
  local tries=0
  until "$@" >/dev/null 2>&1; do
    ((++tries < 600)) || fail "waited in vain for: $*"
    sleep 0.1
  done
}

package() {
  [[ -f $app/quarkus-run.jar ]] || (cd .. && ./mvnw -B -ntp -q -DskipTests package)
  mkdir -p "$work/classes"
  javac -Xlint:-deprecation -XDsuppressNotes -d "$work/classes" -cp "$app/lib/main/*" ./*.java
}

measure() { java -cp "$work/classes:$app/lib/main/*" "$@"; }

# Where the newest PostgreSQL is whose server is installed; empty without any, or with EMBEDDED=1
programs() {
  local newest
  [[ -z ${EMBEDDED:-} ]] || return 0
  newest=$(compgen -G '/usr/lib/postgresql/*/bin/postgres' | sort -V | tail -1) || newest=$(command -v postgres) || return 0
  dirname "$newest"
}

# pg_program NAME ARGUMENTS...: it refuses to run as root, and so becomes nobody
pg_program() {
  local program
  program=$(programs)/$1
  shift
  if ((EUID == 0)); then unshare -U "$program" "$@"; else "$program" "$@"; fi
}

sql() { "$(programs)/psql" -h 127.0.0.1 -p "$postgres" -U latchkey -d latchkey -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

# With its defaults, and so durable, but for the lines in POSTGRES_SETTINGS
start_postgres() {
  local port
  port=$(free_port)
  pg_program initdb -D "$work/postgres" -U latchkey -A trust -E UTF8 >/dev/null
  printf '%s\n' "listen_addresses = '127.0.0.1'" "port = $port" "unix_socket_directories = ''" "${POSTGRES_SETTINGS:-}" >>"$work/postgres/postgresql.conf"
  pg_program pg_ctl -s -D "$work/postgres" -l "$work/postgres.log" -w start
  postgres=$port
  "$(programs)/createdb" -h 127.0.0.1 -p "$port" -U latchkey latchkey
}

# start_latchkey NAME=VALUE...: with these in its environment; on our PostgreSQL, or without one on its embedded one
start_latchkey() {
  local port
  port=$(free_port)
  local settings=(
    LATCHKEY_SECRET="$secret" LATCHKEY_DATA="$work/data"
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$port" "$@"
  )
  [[ -z $postgres ]] || settings+=(
    "LATCHKEY_DATABASE_URL=postgresql://127.0.0.1:$postgres/latchkey" LATCHKEY_DATABASE_USERNAME=latchkey
    LATCHKEY_DATABASE_PASSWORD=none
  )
  url=http://127.0.0.1:$port
  # shellcheck disable=SC2086 # several words
  env "${settings[@]}" java ${JAVA_OPTS:-} -jar "$app/quarkus-run.jar" >"$work/latchkey.log" 2>&1 &
  server=$!
  started+=("$server")
  wait_for answers "$server" "$port" /q/health/ready
}

# answers PROCESS PORT PATH: whether there is a 200, without another program
answers() {
  local status=
  kill -0 "$1" 2>/dev/null || { cat "$work"/*.log >&2; exit 2; }
  { exec 3<>"/dev/tcp/127.0.0.1/$2"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.0\r\n\r\n' "$3" >&3 && read -r -t 5 _ status _ <&3 || true
  exec 3>&-
  [[ $status == 200 ]]
}

stop_latchkey() {
  kill "$server"
  wait "$server" || true
}

# Of Latchkey's process, in MiB
resident() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$server/status"; }
