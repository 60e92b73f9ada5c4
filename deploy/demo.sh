#!/usr/bin/env bash
# The whole main job, from print to paper, on this machine: starts Holdfast with its own PostgreSQL in a data folder, sets
# up a small office through the public HTTP APIs, prints, swipes a badge, releases, and shows where the paper is.
set -eu

usage() {
    cat <<'USAGE'
usage: deploy/demo.sh [--once] [--fresh] [--port N] [--data DIR]
  --once      exit after the flow, non-zero if any step failed, and leave no process behind
  --fresh     start over: removes the data folder first
  --port N    HTTP port (default 8080); the management port is the next one, a printer in software has the one after it
  --data DIR  data folder (default: demo-data in the checkout)
USAGE
}

fail() {
    echo "demo: $*" >&2
    exit 1
}

top=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
once=false fresh=false port=8080 data=$top/demo-data
while [ $# -gt 0 ]; do
    case $1 in
        --once) once=true ;;
        --fresh) fresh=true ;;
        --port) [ $# -gt 1 ] || fail "--port needs a number"; port=$2; shift ;;
        --data) [ $# -gt 1 ] || fail "--data needs a folder"; data=$2; shift ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; fail "unknown option $1" ;;
    esac
    shift
done
[ -n "$data" ] || fail "--data needs a folder"
case $port in '' | *[!0-9]* | ??????*) fail "--port needs a number, not '$port'" ;; esac
[ "$port" -ge 1 ] && [ "$port" -le 65533 ] || fail "--port must be from 1 to 65533"
management=$((port + 1))

JAVA_HOME=$("$top/mvnw" --jdk)
java=$JAVA_HOME/bin/java
jar=$top/target/quarkus-app/quarkus-run.jar

if [ ! -f "$jar" ] || [ -n "$(find "$top/src/main" "$top/pom.xml" -newer "$jar" -print | head -n 1)" ]; then
    echo "Building Holdfast (some minutes the first time) …"
    log=$(mktemp)
    (cd "$top" && ./mvnw -B -ntp -q package -DskipTests >"$log" 2>&1) || { tail -n 40 "$log" >&2; rm -f "$log"; fail "the build failed"; }
    rm -f "$log"
fi

# What runs on this folder now must keep it, and its log.
if [ -f "$data/holdfast.pid" ]; then
    running=$(cat "$data/holdfast.pid")
    if kill -0 "$running" 2>/dev/null && ps -p "$running" -o args= 2>/dev/null | grep -q quarkus-run.jar; then
        fail "Holdfast already runs on '$data' with process id $running; stop it, or choose another folder with --data"
    fi
fi
# A printer that speaks IPP, where CUPS' printer in software is installed and can announce itself; else there is none.
eve_port=
command -v ippeveprinter >/dev/null && eve_port=$((port + 2))
for wanted in "$port" "$management" $eve_port; do
    if (exec 3<>"/dev/tcp/127.0.0.1/$wanted") 2>/dev/null; then
        fail "port $wanted is in use (the demo needs $port and the next ones); choose others with --port"
    fi
done

if [ "$fresh" = true ] && [ -d "$data" ]; then
    # Only a folder that a demo made is ever removed.
    [ -d "$data/secrets" ] || [ -z "$(ls -A "$data")" ] || fail "'$data' does not look like a demo's data folder; not removed"
    rm -rf "$data"
fi
mkdir -p "$data"
data=$(CDPATH= cd -- "$data" && pwd)
log=$data/holdfast.log

holdfast= flow= eve=
stop() {
    trap - EXIT
    trap '' INT TERM HUP
    [ -z "$flow" ] || kill -TERM "$flow" 2>/dev/null || true
    # With the command that it may be printing with.
    [ -z "$eve" ] || kill -TERM -- "-$eve" 2>/dev/null || true
    if [ -n "$holdfast" ] && kill -TERM "$holdfast" 2>/dev/null; then
        # Where the terminal is gone there is nobody to be told.
        [ "$once" = true ] || echo "Stopping Holdfast and its database …" 2>/dev/null || true
        wait "$holdfast" || true
        rm -f "$data/holdfast.pid"
    fi
}
trap 'stop' EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM HUP

echo "Starting Holdfast on port $port, data in $data, log in $log"
# Job control gives it a process group of its own: Ctrl-C reaches this script alone, which then stops Holdfast in order.
set -m
"$java" -XX:-HeapDumpOnOutOfMemoryError --enable-native-access=ALL-UNNAMED \
    -Dquarkus.http.port="$port" -Dquarkus.management.port="$management" -Dholdfast.data-dir="$data" \
    -jar "$jar" >"$log" 2>&1 </dev/null &
holdfast=$!
echo "$holdfast" >"$data/holdfast.pid"
if [ -n "$eve_port" ]; then
    mkdir -p "$data/eve"
    # What it is handed it keeps; with a command of its own it is faster than with the one it brings.
    ippeveprinter -n localhost -p "$eve_port" -2 -f application/pdf,image/jpeg -k -d "$data/eve" \
        -c "$(type -P true)" "Holdfast demo $port" >"$data/eve.log" 2>&1 </dev/null &
    eve=$!
fi
set +m

# Of all that Holdfast brings, its client needs JSON and PDF only.
libraries=$(printf '%s:' "$top"/target/quarkus-app/lib/main/{com.fasterxml.jackson.core.*,org.apache.pdfbox.*,commons-logging.*}.jar)
set +e
# In the background, so that a signal is heard at once and not only after the flow.
"$java" -cp "$libraries" "$top/deploy/demo/Demo.java" "$port" "$management" "$data" "$holdfast" "$once" "$eve" "$eve_port" &
flow=$!
wait "$flow"
result=$?
flow=
set -e
if [ "$result" -ne 0 ]; then
    echo "demo: a step failed; the last lines of $log:" >&2
    tail -n 20 "$log" >&2
    exit "$result"
fi
[ "$once" = false ] || exit 0
echo "Holdfast is running. Ctrl-C stops it and its database."
wait "$holdfast"
