"""What damage to a text does to its codes: ``python -m benchmarks.bench_robustness [n]``.

Codes n units of the practice set (default 500) with the encoder alone, as they are and with what
real files do to a text: capitals, lost accents, hyphens of a line's end, typing errors, bullets,
numbers before headings. Prints per kind of damage the F1 of the codes then with the codes of the
undamaged text. The encoder has learned from these units: this shows stability, not quality.
"""

import itertools
import random
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.coding.learned import load_coder
from pipeline.contracts import Paragraph
from pipeline.evaluate.metrics import score_micro
from pipeline.run.gold import load_gold

SEED = 17


def say_with_stress(text: str, chance: random.Random) -> str:
    """Put one in eight words in capitals."""
    return " ".join(word.upper() if chance.random() < 0.125 else word for word in text.split(" "))


def start_in_capitals(text: str, _: random.Random) -> str:
    """Put the first three words in capitals, as a heading that runs into its text."""
    words = text.split(" ")
    return " ".join([*map(str.upper, words[:3]), *words[3:]])


def drop_accents(text: str, _: random.Random) -> str:
    """Leave out accents and diaereses."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def break_words(text: str, chance: random.Random) -> str:
    """Leave a hyphen and a space in three of ten long words."""
    words = text.split(" ")
    for i, word in enumerate(words):
        if len(word) > 9 and chance.random() < 0.3:
            place = chance.randint(3, len(word) - 4)
            words[i] = f"{word[:place]}- {word[place:]}"
    return " ".join(words)


def mistype(text: str, chance: random.Random) -> str:
    """Swap three in two hundred pairs of letters."""
    letters = list(text)
    for i, (one, two) in enumerate(itertools.pairwise(text)):
        if one.isalpha() and two.isalpha() and chance.random() < 0.015:
            letters[i], letters[i + 1] = two, one
    return "".join(letters)


Damage = Callable[[str, random.Random], str]
IN_TEXT: dict[str, Damage] = {
    "hoofdletters": lambda text, _: text.upper(),
    "eerste woorden in hoofdletters": start_in_capitals,
    "nadruk in hoofdletters": say_with_stress,
    "kleine letters": lambda text, _: text.lower(),
    "zonder accenten": drop_accents,
    "afgebroken woorden": break_words,
    "tikfouten": mistype,
    "opsommingsteken ervoor": lambda text, _: f"• {text}",
}
IN_HEADINGS: dict[str, Damage] = {
    "koppen in hoofdletters": lambda text, _: text.upper(),
    "koppen met een nummer": lambda text, _: f"3.2 {text}",
}


def damage_texts(units: list[Paragraph], damage: Damage) -> list[Paragraph]:
    """Damage the text and list stem of units."""
    chance = random.Random(SEED)
    return [
        replace(unit, text=damage(unit.text, chance), stem=damage(unit.stem, chance))
        for unit in units
    ]


def damage_headings(units: list[Paragraph], damage: Damage) -> list[Paragraph]:
    """Damage the headings above units."""
    chance = random.Random(SEED)
    return [
        replace(unit, heading_path=tuple(damage(head, chance) for head in unit.heading_path))
        for unit in units
    ]


def main() -> None:
    """Print one row per kind of damage."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    units = load_gold([Path("corpus/oefen")]).paragraphs[:n]
    encoder = load_coder().encoder
    before = encoder.encode(units)[0] > 0
    for apply, kinds in ((damage_texts, IN_TEXT), (damage_headings, IN_HEADINGS)):
        for name, damage in kinds.items():
            after = encoder.encode(apply(units, damage))[0] > 0
            print(f"{name:<32}{score_micro(before, after)[2]:>7.3f}")


if __name__ == "__main__":
    main()
