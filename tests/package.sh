#!/usr/bin/env bash
# What is published builds by itself and is small enough for the registry; and who takes the library alone is not given what
# only the program needs.
set -euo pipefail
cd "$(dirname "$0")/.."
# Into the folder of all other builds, where the crates it depends on are built already.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
cargo package --locked --allow-dirty --quiet
size=$(stat -c %s "$CARGO_TARGET_DIR"/package/whosaid-*.crate)
echo "the package: $size bytes"
[ "$size" -le 10000000 ]
if cargo tree --locked --no-default-features --edges normal --prefix none | grep -E '^(anyhow|arrow-array|axum|clap|tokio) '; then
    exit 1
fi
