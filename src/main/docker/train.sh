#!/bin/sh
# Trains the AOT cache: starts the service on the database of QUARKUS_DATASOURCE_*, asks it what the file of requests
# asks, stops it, and proves that the JVM takes the cache.
#   train.sh JAVA APP_DIRECTORY REQUESTS [JVM OPTION...]
set -eu
# The whole path: the cache remembers it, and a relative one is another application's in another directory.
java=$1 app=$(cd "$2" && pwd) requests=$3
shift 3
port=${TRAINING_PORT:-8080}
# The same options as in the ENTRYPOINT: the cache depends on them.
set -- -XX:+UseSerialGC "$@" -Dquarkus.http.port="$port" -Dquarkus.management.port="${TRAINING_MANAGEMENT_PORT:-9000}"

rm -f "$app/app.aot"
"$java" -XX:AOTCacheOutput="$app/app.aot" "$@" -jar "$app/quarkus-run.jar" &
service=$!
# Whatever ends this script ends the service with it.
trap 'kill -TERM "$service" 2>/dev/null && wait "$service" || true' EXIT
tries=0
until curl --silent --fail --output /dev/null "http://localhost:$port/api/v1/models?limit=1"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 120 ] || ! kill -0 "$service"; then
        echo "train.sh: the service did not come up" >&2
        exit 1
    fi
    sleep 1
done
# Not too often: a profile of thousands of rounds would be another machine's.
for round in 1 2 3; do
    while read -r operation method path body; do
        case "$operation" in '' | '#'*) continue ;; esac
        if [ "$method" = GET ]; then
            curl --silent --fail --output /dev/null "http://localhost:$port$path"
        else
            curl --silent --fail --output /dev/null --request "$method" --header 'Content-Type: application/json' \
                --data "$body" "http://localhost:$port$path"
        fi
    done < "$requests"
done
kill -TERM "$service"
# 143: ended by the signal. The JVM writes the cache on its way out.
wait "$service" || [ $? -eq 143 ]
trap - EXIT

# -XX:AOTMode=on refuses to start where auto would go on without the cache and say nothing.
"$java" -XX:AOTMode=on -XX:AOTCache="$app/app.aot" "$@" -jar "$app/quarkus-run.jar" migrate
echo "train.sh: trained in $round rounds, and the cache loads"
