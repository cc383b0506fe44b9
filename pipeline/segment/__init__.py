"""From blocks to paragraphs, the units of coding. Pure: no files, no models."""

from pipeline.segment.paragraphs import split_paragraphs

__all__ = ["split_paragraphs"]
