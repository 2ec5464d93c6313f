"""``python -m runtimer``."""

from runtimer.cli.main import run

if __name__ == "__main__":
    run()
