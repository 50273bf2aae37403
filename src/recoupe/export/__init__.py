"""What other tools take: a dossier in their formats. One file a format; each says what its offsets count."""

from __future__ import annotations

from .formats import FORMATS, ExportFormat, export_dossier, find_format

__all__ = ["FORMATS", "ExportFormat", "export_dossier", "find_format"]
