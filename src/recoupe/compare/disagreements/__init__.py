"""Disagreements: what two accounts say of one story, or two labels of one actor, that cannot both stand."""

from .finding import Compared, find_disagreements

__all__ = ["Compared", "find_disagreements"]
