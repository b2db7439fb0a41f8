#!/usr/bin/env bash
# What a request costs with ever more users and as many sessions: a table of medians in ms, then the plans of what could grow.
# Needs PostgreSQL's server, and for ten million users 15 GB on the disk of $TMPDIR and some minutes.
# shellcheck disable=SC2119 # functions have arguments of their own
# shellcheck source-path=SCRIPTDIR source=serve.sh
source "$(dirname "$0")/serve.sh"

SIZES=${SIZES:-1000 10000 100000 1000000}
SAMPLE=${SAMPLE:-200} # users that log in; half of them warm up

# Slices of the clean-up take so long, with none to remove and with a thousand
purge() {
  sql -v after="$1" -f growth-purge.sql | awk '/Execution Time/ { times[++n] = $3 } END { printf " %.1f | %.1f |\n", times[2], times[3] }'
}

measure_size() {
  local size=$1 hash after cursor email cells
  say "$size users"
  start_latchkey
  measure Accounts "$url" register 1 >"$work/administrator"
  email=$(<"$work/administrator")
  sql -c "UPDATE users SET roles = '{user,admin}' WHERE email = '$email'"
  hash=$(sql -c "SELECT password_hash FROM users WHERE email = '$email'")
  sql -v size="$size" -v hash="$hash" -f growth.sql
  say "measuring"
  sql -c "SELECT email FROM users TABLESAMPLE SYSTEM_ROWS($SAMPLE) WHERE email <> '$email'" >"$work/users"
  # The 10,000th page of twenty, or where there are fewer the last
  after=$(sql -c "SELECT id FROM users ORDER BY id DESC OFFSET least(200000, $size - 21) LIMIT 1")
  cursor=$(sql -c "SELECT rtrim(translate(encode('\x01'::bytea || uuid_send('$after'), 'base64'), '+/', '-_'), '=')")
  cells=$(measure Growth "$url" "$work/users" "$email" "$cursor")
  cells+=$(purge "$after")
  echo "| $size |$cells"
  stop_latchkey
  email=$(head -1 "$work/users")
  {
    printf '\n### %s users\n' "$size"
    sql -c "SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) FROM pg_class WHERE relname IN ('users', 'sessions')"
    sql -v after="$after" -v prefix="${email::12}%" -v common="${email::1}%" -f growth-plans.sql
  } >>"$work/plans"
}

[[ -n $(programs) ]] || fail "PostgreSQL's server is missing (Debian: apt install postgresql)"
package
POSTGRES_SETTINGS='max_wal_size = 4GB' start_postgres
sql -c "CREATE EXTENSION tsm_system_rows"
echo "| users and sessions | login | refresh | \`/me\`, not remembered | \`/me\`, remembered | first page | 10,000th page | prefix of one | of one in 65,536 | of one in sixteen | of the oldest tenth | of none | JWKS | clean-up of 1,000: none | clean-up of 1,000: all |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
for size in $SIZES; do
  measure_size "$size"
  sql -c "SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE EXTENSION tsm_system_rows"
done
cat "$work/plans"
