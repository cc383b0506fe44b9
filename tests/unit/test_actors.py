"""Parties and roles, passives, imperatives and implicit actors."""

from dataclasses import replace

import pytest

from pipeline.contracts import Coding
from pipeline.contracts.builders import codings_to_table
from pipeline.insight.actors import find_actions, summarise_actors
from pipeline.insight.actors.addressee import find_addressees
from pipeline.insight.actors.categories import find_categories, get_labels
from pipeline.insight.actors.parties import PARTIES, find_parties
from pipeline.insight.actors.roles import find_actor_cell, read_roles
from pipeline.language import parse
from tests.actor_cases import find
from tests.insight_run import make_run
from tests.threshold_cases import get_model, make_paragraph


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ouder(s)/verzorger(s)", ["ouders"]),
        ("de IB'er en de adjunct-directeur", ["intern begeleider", "directeur"]),
        ("consulent passend onderwijs", ["samenwerkingsverband"]),
        ("de consulent van Bureau Leerplicht", ["leerplicht", "leerplicht"]),
        ("een arts van de GGD", ["jeugdarts"]),
        ("de GGD", ["zorg"]),
        ("de verzuim coördinator", ["verzuimcoördinator"]),
        ("uw uur", []),
        ("hart en halte", []),
    ],
)
def test_parties_and_roles(text, names):
    mentions = find_parties(text)
    assert [mention.name for mention in mentions] == names
    assert {mention.party for mention in mentions} <= set(PARTIES)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("de mentor belt de ouders", "mentor", "ouders"),
        ("U wordt door de leerplichtambtenaar opgeroepen", "leerplicht", "ouders"),
        ("Bel ons voor 8.15 uur", "ouders", "school"),
        ("brief van de directeur aan de ouders", "directeur", "ouders"),
        ("er wordt contact opgenomen met de ouders", None, "ouders"),
    ],
)
def test_roles_from_word_order(text, actor, recipient):
    roles = read_roles(text, 0, len(text))
    assert (roles.actor.name if roles.actor else None) == actor
    assert (roles.recipient.name if roles.recipient else None) == recipient


def test_the_actor_of_a_row_stands_in_its_column():
    row = "ouders bellen | mentor | dag 3"
    assert find_actor_cell(row, ("Wat", "Wie", "Wanneer")).name == "mentor"
    assert find_actor_cell(row, ()).name == "mentor"
    assert find_actor_cell("brief | dag 3", ()) is None


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("De school meldt het verzuim bij leerplicht.", "melding"),
        ("Meld uw kind ziek.", "ziekmelding"),
        ("De leerling wordt aangemeld bij de jeugdarts.", "jeugdarts"),
        ("Twee uur nablijven.", "sanctie"),
        ("De mentor belt de ouders.", "contact"),
        ("De directeur beslist.", "besluit"),
    ],
)
def test_kinds_of_action(text, category):
    assert category in {name for _, _, name in find_categories(text)}
    assert category in get_labels()


def test_a_condition_is_no_action():
    text = "Als een leerling drie keer te laat is, belt de mentor naar huis."
    (action,) = find([{"text": text}])[0]
    assert action.actor == "mentor"
    assert action.condition == "Als een leerling drie keer te laat is"
    assert text[action.start : action.end] == "belt"


@pytest.mark.parametrize(
    ("case", "voice"),
    [
        ({"text": "De mentor belt de ouders."}, "bedrijvend"),
        ({"text": "De ouders worden door de mentor gebeld."}, "lijdend"),
        ({"text": "Bel ons voor 8.15 uur."}, "gebiedend"),
        ({"text": "belt de ouders;", "stem": "De mentor:", "kind": "opsomming"}, "impliciet"),
    ],
)
def test_voices(case, voice):
    (action,) = find([case])[0]
    assert action.voice == voice


def test_tables_count_a_school_once():
    texts = ["De mentor belt de ouders.", "De mentor belt de ouders nog eens."]
    paragraphs, results = make_run({"a": texts, "b": texts[:1]})
    actions = find_actions(paragraphs, parse([p.text for p in paragraphs], get_model()))
    tables = summarise_actors(actions, results)
    cell = "contact met ouders of leerling"
    assert tables["partij_actie_totaal"].table.set_index("Wie").loc["school", cell] == 2
    assert tables["partij_actie_po"].table.set_index("Wie").loc["school", cell] == 1
    assert tables["functie_actie"].table.set_index("Wie").loc["mentor", cell] == 2


def test_a_run_without_actions_still_has_every_table():
    _, results = make_run({})
    tables = summarise_actors([], results)
    assert all(len(table.table) == 0 for table in tables.values())


def test_the_chain_of_steps_follows_the_text():
    texts = ["De mentor belt de ouders.", "Daarna doet de directeur een melding bij leerplicht."]
    paragraphs, results = make_run({"a": texts})
    codings = [
        Coding(p.paragraph_id, "procedure.te_laat", 0, 1, 1.0, "mens", "", "1") for p in paragraphs
    ]
    results = replace(results, codings=codings_to_table(codings))
    actions = find_actions(paragraphs, parse(texts, get_model()))
    chain = summarise_actors(actions, results)["keten"].table
    steps = ["contact met ouders of leerling", "melding bij leerplicht"]
    assert list(chain["Stap"]) == steps
    assert list(chain["Meestal door"]) == ["mentor", "directeur"]


@pytest.mark.parametrize(
    ("text", "heading", "actor"),
    [
        ("Bel voor half negen als uw kind ziek is.", "Ziek", "ouders"),
        ("Haal een briefje als je te laat bent.", "Te laat", "leerling"),
        ("Noteer de reden in het systeem.", "Werkinstructie voor docenten", "school"),
    ],
)
def test_an_imperative_speaks_to_whom_the_text_speaks_to(text, heading, actor):
    (actions,) = find([{"text": text, "heading_path": [heading]}])
    assert [action.actor for action in actions] == [actor]
    assert actions[0].voice == "gebiedend"


def test_the_document_tells_whom_an_imperative_speaks_to_where_the_paragraph_does_not():
    texts = ["Ben je te laat, dan meld je je bij de balie.", "Haal een briefje bij de balie."]
    paragraphs = [
        replace(make_paragraph({"text": text}, at), document_id="een")
        for at, text in enumerate(texts)
    ]
    addressees = find_addressees(paragraphs)
    assert addressees["1"].name == "leerling"


def test_who_acts_stands_above_the_column():
    row = "9 keer | Meldt de leerling aan | Roept de ouders op"
    heads = ["Drempel", "School", "Leerplicht"]
    (actions,) = find([{"text": row, "kind": "tabelrij", "column_heads": heads}])
    assert [(a.actor, a.recipient) for a in actions] == [
        ("school", "leerling"),
        ("leerplicht", "ouders"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Het verzuim is vorig jaar gedaald.",
        "Een leerling die nergens staat ingeschreven, is absoluut verzuimer.",
        "Dit protocol beoogt dat iedereen er is.",
        "Meldt de leerling aan voor het spreekuur.",  # of whom does not stand here
    ],
)
def test_a_state_or_a_missing_subject_is_no_action_of_anybody(text):
    (actions,) = find([{"text": text, "kind": "opsomming"}])
    assert [action.actor for action in actions if action.actor] == []
