"""Who does what: parties and roles, their actions, and to whom."""

from pipeline.insight.actors.finding import find_actions
from pipeline.insight.actors.objects import Action
from pipeline.insight.actors.parties import PARTIES, Mention, find_parties
from pipeline.insight.actors.summary import ACTIONS, summarise_actors, tabulate_actions

__all__ = [
    "ACTIONS",
    "PARTIES",
    "Action",
    "Mention",
    "find_actions",
    "find_parties",
    "summarise_actors",
    "tabulate_actions",
]
