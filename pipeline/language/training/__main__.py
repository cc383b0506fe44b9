"""``python -m pipeline.language.training --data PAD --uit PAD`` trains nl_verzuim_sm."""

import argparse
from pathlib import Path

from pipeline.language.training.train import train_model


def main() -> None:
    """Parse the options and train."""
    parser = argparse.ArgumentParser(description="Traint het Nederlandse taalmodel nl_verzuim_sm.")
    parser.add_argument("--data", type=Path, required=True, help="map met ud/ en silver/")
    parser.add_argument("--uit", type=Path, required=True, help="map waarin het model komt")
    parser.add_argument("--stappen", type=int, help="minder stappen, om te proberen of alles loopt")
    options = parser.parse_args()
    train_model(options.data, options.uit, options.stappen)


if __name__ == "__main__":
    main()
