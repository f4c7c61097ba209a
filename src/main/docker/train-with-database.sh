#!/bin/sh
# Runs train.sh on a PostgreSQL of its own, as its owner: where an image is built there is no other database.
#   train-with-database.sh JAVA APP_DIRECTORY REQUESTS
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
data=$(mktemp -d)
trap '"$bin/pg_ctl" --pgdata="$data" --mode=immediate stop; rm -rf "$data"' EXIT
"$bin/initdb" --pgdata="$data" --username=modelcost --auth=trust --no-sync > /dev/null
"$bin/pg_ctl" --pgdata="$data" --wait --options="-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off" start
export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:5432/postgres
export QUARKUS_DATASOURCE_USERNAME=modelcost
sh "$(dirname "$0")/train.sh" "$@"
