"""`python -m xentviz` is the command `xentviz`."""

import sys

from xentviz.cli import main

if __name__ == "__main__":
    sys.exit(main())
