#!/bin/sh
# Median milliseconds of GET training-cost with some 10,000 samples, computed and from the cache.
url=${1:-http://localhost:8080}/api/v1/models/gpt-4/training-cost?method=amortized
ask() {
    curl -s -o /dev/null -w '%{time_total}\n' "$url&samples=$1"
}
median() {
    sort -n | awk '{ t[NR] = $1 } END { printf "%.2f ms\n", t[int((NR + 1) / 2)] * 1000 }'
}
for i in $(seq 200); do ask $((9000 + i)); done > /dev/null
printf 'computed '
for i in $(seq 200); do ask $((10000 + i)); done | median
printf 'cached   '
for i in $(seq 200); do ask 10001; done | median
