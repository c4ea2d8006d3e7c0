"""`python -m gwparse`."""

import sys

from gwparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
