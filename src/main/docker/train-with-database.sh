#!/bin/sh
# Runs train.sh on a PostgreSQL of its own, as its owner: where an image is built there is no other database.
#   train-with-database.sh JAVA APP_DIRECTORY REQUESTS
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
data=$(mktemp -d)
port=${TRAINING_DATABASE_PORT:-5432}
trap '"$bin/pg_ctl" --pgdata="$data" --mode=immediate --silent stop; rm -rf "$data"' EXIT
"$bin/initdb" --pgdata="$data" --username=modelcost --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync > /dev/null
"$bin/pg_ctl" --pgdata="$data" --wait --options="-c port=$port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off" start
export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$port/postgres
export QUARKUS_DATASOURCE_USERNAME=modelcost
sh "$(dirname "$0")/train.sh" "$@"
