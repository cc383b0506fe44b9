"""Loads and checks topiclist.yaml, the codebook as data."""

from pipeline.topiclist.loading import load_topiclist, parse_topiclist
from pipeline.topiclist.objects import Category, Code, Example, Mapping, Rule, TopicList

__all__ = [
    "Category",
    "Code",
    "Example",
    "Mapping",
    "Rule",
    "TopicList",
    "load_topiclist",
    "parse_topiclist",
]
