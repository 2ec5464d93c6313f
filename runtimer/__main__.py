"""``python -m runtimer``, with nothing imported from the folder where the runner happens to be."""

import os
import sys

# Python puts that folder first; runtimer itself may lie there, in a checkout.
# To import pathlib would be to look for it there.
ours = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
if __name__ == "__main__" and not sys.flags.safe_path and sys.path[0] != ours:
    del sys.path[0]

from runtimer.cli.main import run  # noqa: E402 - not before the folder is out of the way

if __name__ == "__main__":
    run()
