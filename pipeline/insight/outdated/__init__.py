"""Names and rules in a protocol that have changed since."""

from pipeline.insight.outdated.finding import OutdatedTerm, find_outdated
from pipeline.insight.outdated.tables import OUTDATED, tabulate_outdated

__all__ = ["OUTDATED", "OutdatedTerm", "find_outdated", "tabulate_outdated"]
