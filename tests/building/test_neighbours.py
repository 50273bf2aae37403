"""Copies are read side by side, whatever their ids."""

from __future__ import annotations

from recoupe.article import Article
from recoupe.building.neighbours import order_by_copies

DISPATCH = "\n".join(
    f"Le ministre a annoncé lundi soir à Caracas la mesure numéro {number}, que personne n'attendait plus."
    for number in range(6)
)


def article(name: str, text: str) -> Article:
    return Article(id=name, source=name, text=text, language="fr")


def test_copies_stand_together_in_any_order() -> None:
    others = [
        article(f"b{n}", f"Un texte {n} assez long pour compter comme un paragraphe de presse " * 3)
        for n in range(9)
    ]
    copies = [
        article("a", DISPATCH),
        article("c", "Agence\n" + DISPATCH),
        article("z", DISPATCH + "\nSuite."),
    ]
    by_id = {one.id: one for one in [*others, *copies]}
    ordered = order_by_copies(by_id, by_id.__getitem__)
    at = ordered.index("a")
    assert ordered[at : at + 3] == ("a", "c", "z")
    assert order_by_copies(reversed(list(by_id)), by_id.__getitem__) == ordered


def test_an_article_without_text_has_its_place_too() -> None:
    by_id = {"a": article("a", ""), "b": article("b", "Un mot.")}
    assert order_by_copies(by_id, by_id.__getitem__) == ("a", "b")
