"""The command ``whosaid``."""

from __future__ import annotations

import signal
import sys

from whosaid import _whosaid


def main() -> None:
    """Runs the command line; the same program as the one in Rust."""
    # Python's handler would wait for the program to come back. Whoever is deaf to it stays so.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_whosaid.run(["whosaid", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
