"""Disagreements: what two accounts say of one story, or two labels of one actor, that cannot both stand."""

from .accusations import find_mutual_accusations
from .deeds import find_deed_disagreements
from .denials import find_denials
from .figures import find_number_disagreements
from .labels import find_label_disagreements

__all__ = [
    "find_deed_disagreements",
    "find_denials",
    "find_label_disagreements",
    "find_mutual_accusations",
    "find_number_disagreements",
]
