"""Run acqgen as `python -m acqgen`."""

from acqgen.cli import main

if __name__ == "__main__":
    main()
