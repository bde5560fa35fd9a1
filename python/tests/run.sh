#!/usr/bin/env bash
# The Python module as its users have it: builds the wheel, installs it into an environment of its own, and tries it there.
# WHOSAID is the program it is compared with; PROFILE builds the wheel by another of cargo's profiles.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=target/python
if ! [ -x $tools/bin/maturin ] || ! [ -x $tools/bin/mypy ] || ! $tools/bin/python -c 'import conllu, duckdb, pandas, polars, pyarrow, pybrat, pyspark' 2>/dev/null; then
    python3 -m venv --clear $tools
    $tools/bin/pip install --quiet --disable-pip-version-check 'maturin>=1.16,<2' pytest mypy \
        conllu duckdb 'pandas<3' polars pyarrow pybrat pyspark
fi
bin=${WHOSAID:-target/debug/whosaid}
[ -x "$bin" ] || cargo build --locked --quiet
cargo fmt --check -p whosaid-python
cargo clippy --quiet --locked -p whosaid-python -- -D warnings
rm -rf $tools/wheels
$tools/bin/maturin build --quiet --locked --profile "${PROFILE:-wheel}" --manifest-path python/Cargo.toml \
    --compression-level 9 --interpreter $tools/bin/python --out $tools/wheels
$tools/bin/pip install --quiet --disable-pip-version-check --force-reinstall --no-deps $tools/wheels/*.whl
# Every Python that is here takes it.
for python in python3.{10..14} "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[0-9].*/bin/python; do
    if "$python" -c '' 2>/dev/null; then
        "$python" -m venv --clear $tools/bare
        $tools/bare/bin/pip install --quiet --disable-pip-version-check --no-index $tools/wheels/*.whl
        $tools/bare/bin/python -c 'import whosaid; print(whosaid.extract("It will open, Ann Lee said.").claims[0])' >/dev/null
        $tools/bare/bin/whosaid --version >/dev/null
    fi
done
WHOSAID=$(realpath "$bin") $tools/bin/python -B -m pytest -q -p no:cacheprovider python/tests "$@"
$tools/bin/mypy --strict --cache-dir $tools/mypy -p whosaid
$tools/bin/stubtest whosaid
