"""Which sector a protocol is from, by its words."""

from pipeline.insight.sector.recognising import SectorGuess, recognise_sector

__all__ = ["SectorGuess", "recognise_sector"]
