#!/usr/bin/env bash
# The server against its own description: requests made up from GET /openapi.json, right and wrong ones, each answered as
# is written there, and none with 5xx. Installs schemathesis if it is not there yet.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${1:-target/debug/whosaid}
tools=target/contract
if ! [ -x $tools/bin/schemathesis ]; then
    python3 -m venv $tools
    $tools/bin/pip install --quiet --disable-pip-version-check schemathesis==4.32.5
fi
[ -x "$bin" ] || cargo build --locked --quiet
exec 3< <("$bin" serve --listen 127.0.0.1:0 & echo "$!"; wait)
read -r server <&3
trap 'kill "$server"' EXIT
read -r _ _ address <&3
$tools/bin/schemathesis run "$address/openapi.json" --max-examples 20 --phases fuzzing --generation-deterministic --no-color --suppress-health-check too_slow \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance
