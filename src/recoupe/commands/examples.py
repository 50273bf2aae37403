"""What stands under `recoupe COMMAND --help`: the command as it is used."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "build": ("recoupe build articles/ -o crisis.db", "recoupe build more/*.html dispatch.pdf -o crisis.db"),
    "read": (
        "recoupe read article.txt --published 2019-03-27",
        "recoupe read articles/ -o readings",
        "recoupe read article.txt --explain",
    ),
    "patterns": (
        'recoupe patterns try "La Grèce aurait soutenu l\'Albanie."',
        "recoupe patterns test --language es",
    ),
    "show": (
        "recoupe show timeline crisis.db --actor Maduro --since 2019-03-24",
        "recoupe show disagreements crisis.db --format json",
    ),
    "page": ("recoupe page crisis.db -o crisis.html",),
    "demo": ("recoupe demo",),
    "serve": ("recoupe serve crisis.db", "recoupe serve crisis.db --port 0 --interface en"),
    "score": ("recoupe score GOLD readings/", "recoupe score GOLD crisis.db --list events"),
    "export": ("recoupe export list", "recoupe export excel crisis.db -o crisis.xlsx"),
    "import": (
        "recoupe import actors corrections.xlsx -o actors.toml",
        "recoupe import labelstudio project.json -o gold",
    ),
    "languages": ("recoupe languages", "recoupe languages add es"),
    "check": ("recoupe check crisis.db",),
    "watch": ("recoupe watch https://press.example/rss -o crisis.db --every 15m",),
    "scale": (
        "recoupe scale read articles/ -o read --workers 8",
        "recoupe scale compare read",
        "recoupe scale import read -o crisis.db --country VEN --since 2019-01-01 --until 2019-06-30",
    ),
    "doctor": ("recoupe doctor",),
    "completion": ("recoupe completion bash > ~/.local/share/bash-completion/completions/recoupe",),
}


def say_examples(command: str) -> str:
    """The examples of a command, as a block of code; empty where it has none."""
    lines = EXAMPLES.get(command, ())
    return "\n\n".join(("Examples:", *(f"    {line}" for line in lines))) if lines else ""
