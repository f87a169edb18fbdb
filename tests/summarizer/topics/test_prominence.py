from summarizer.models import Article
from summarizer.topics.mentions import find_mentions
from summarizer.topics.prominence import PLACE_FEATURES, candidates, prominent_topics, weights
from summarizer.topics.trees import Branch, grown, leaf

TAIL = "The talks went on until late in the evening, and they will be resumed next week."


def _prominent(title: str, text: str) -> set[str]:
    mentions = find_mentions(Article.from_text(text, title=title, language="en"))
    return {topic for topic, _ in prominent_topics(mentions)}


def test_a_tree_leads_a_row_to_its_leaf() -> None:
    """Up to the threshold the answer is left."""
    tree = grown([1, 0.5, -1, [0, 2, 1, 3]])

    assert isinstance(tree, Branch)
    assert [leaf(tree, row) for row in ((0.0, 0.5), (2.0, 1.0), (3.0, 1.0))] == [-1, 1, 3]


def test_trees_ask_for_features_that_there_are() -> None:
    """The file and the code have the same features."""

    def asked(tree: object) -> set[int]:
        if not isinstance(tree, Branch):
            return set()
        return {tree.feature} | asked(tree.left) | asked(tree.right)

    assert set().union(*map(asked, weights().place)) <= set(range(len(PLACE_FEATURES)))


def test_rows_of_places_say_what_stands_beside_them() -> None:
    """How late a place comes, counted with its parts, and how many others there are."""
    article = Article.from_text(
        f"Officials met in Madrid. {TAIL} They came from Japan and Peru.",
        title="Spain and Chile talk",
        language="en",
    )
    rows = dict(candidates(find_mentions(article)))
    first, in_title, in_opening, places = rows["spain"][-4:]

    assert first < rows["japan"][-4]
    assert (in_title, in_opening) == (1, 2)
    assert places == rows["japan"][-1] > 1


def test_the_place_of_a_story_is_more_than_one_in_passing() -> None:
    """A country that the text names once, far down and among many, is not what it is about."""
    others = "Delegates of Peru, Chile, Japan, Kenya, Norway and Poland looked on."
    found = _prominent("Spain votes", f"Spain has voted. {TAIL * 6} {others}")

    assert "spain" in found
    assert found.isdisjoint({"peru", "kenya", "poland"})


def test_a_country_has_a_part_in_what_its_bank_and_its_money_do() -> None:
    """Who follows Japan gets what the Bank of Japan decides about the yen."""
    text = f"The Bank of Japan raised rates, and the yen rose. The Bank of Japan said so. {TAIL}"

    assert "japan" in _prominent("Bank of Japan lifts the yen", text)
