#!/usr/bin/env bash
# The pages in a real browser. Installs what it needs and is not there yet, builds the program, and runs the suites.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=${1:-target/debug/whosaid}

if ! [ -x /usr/bin/chromium ] || ! command -v pdftotext >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium poppler-utils fonts-dejavu-core >/dev/null
fi
tools=target/browser
if ! [ -x $tools/bin/python ] || ! $tools/bin/python -c "import playwright" 2>/dev/null; then
    rm -rf $tools/bin $tools/lib
    python3 -m venv $tools
    $tools/bin/pip install --quiet --disable-pip-version-check playwright==1.65.2
fi
if ! [ -f $tools/node_modules/axe-core/axe.min.js ]; then
    npm install --silent --no-audit --no-fund --prefix $tools axe-core@4.14.1
fi
[ -x "$bin" ] || cargo build --locked --quiet
for suite in pages served; do
    $tools/bin/python -B tests/browser/$suite.py "$bin" $tools/node_modules/axe-core/axe.min.js
done
