from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image
from table_cases import TOPICLIST, make_small_run

from pipeline.aggregate import tabulate
from pipeline.report.figures import draw_heatmap, draw_shares, write_figures
from pipeline.report.style import SECTOR_COLOURS, use_figure_style


@pytest.fixture(scope="module")
def run():
    return make_small_run()


def read_texts(figure) -> set[str]:
    from matplotlib.text import Text

    return {item.get_text() for item in figure.findobj(Text)}


def test_shares_show_every_code_and_every_n(run):
    _, tables = run
    texts = read_texts(draw_shares(tables.counts))
    assert set(tables.counts["label"]) <= texts
    assert {"Totaal (n = 3)", "Po (n = 1)", "Vo (n = 1)", "So (n = 1)"} <= texts


def test_markers_stand_at_the_shares(run):
    _, tables = run
    axes = draw_shares(tables.counts).axes[0]
    codes = tables.counts[tables.counts["row_kind"] == "code"]
    for sector, dots in zip(("po", "vo", "so"), axes.collections, strict=True):
        expected = codes.loc[codes["group"] == sector, "share_pct"].tolist()
        assert dots.get_offsets()[:, 0].tolist() == expected


def test_heatmap_counts_the_segments_of_read_documents(run):
    results, tables = run
    axes = draw_heatmap(results, tables.topics).axes[0]
    assert axes.images[0].get_array().sum() == len(results.segments)
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names == ["School 0", "School 1 (1)", "School 1 (2)", "School 2"]


def test_no_label_is_cut_off(run, tmp_path):
    results, tables = run
    long = "Een buitengewoon lange naam voor een subcategorie in de topiclijst " * 2
    tables = replace(
        tables,
        counts=tables.counts.assign(label=long + tables.counts["label"]),
        topics=tables.topics.assign(label_b23=long, category_label=long),
    )
    for path in write_figures(results, tables, tmp_path):
        if path.suffix == ".png":
            image = Image.open(path).convert("L")
            width, height = image.size
            edges = [(0, 0, width, 3), (0, height - 3, width, height), (0, 0, 3, height)]
            for box in [*edges, (width - 3, 0, width, height)]:
                assert image.crop(box).getextrema() == (255, 255), (path.name, box)


def test_sectors_differ_in_grey_print():
    colours = [Image.new("RGB", (1, 1), colour) for colour in SECTOR_COLOURS.values()]
    greys = sorted(image.convert("L").getpixel((0, 0)) for image in colours)
    assert all(later - earlier > 50 for earlier, later in pairwise(greys))


def test_the_same_run_gives_the_same_bytes(run, tmp_path):
    first = write_figures(*run, tmp_path / "a")
    with use_figure_style():
        second = write_figures(*run, tmp_path / "b")
    assert [path.name for path in first] == [path.name for path in second]
    assert len(first) == 4
    for one, two in zip(first, second, strict=True):
        assert one.read_bytes() == two.read_bytes()
        assert b"<dc:date>" not in one.read_bytes()


def test_a_run_without_any_file_still_gives_figures(run, tmp_path):
    results, _ = run
    none = replace(
        results,
        documents=results.documents.head(0),
        paragraphs=results.paragraphs.head(0),
        codings=results.codings.head(0),
        segments=results.segments.head(0),
    )
    assert len(write_figures(none, tabulate(none, TOPICLIST), tmp_path)) == 4
