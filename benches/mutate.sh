#!/bin/sh
# A million damaged stories of every format, by hand: minutes, where the ten thousand of `cargo test` take seconds.
# Another first number gives other cases: benches/mutate.sh 5000000
WHOSAID_MUTATIONS=1000000 WHOSAID_MUTATIONS_FROM="${1:-10000}" exec cargo test --profile tune --test mutations
