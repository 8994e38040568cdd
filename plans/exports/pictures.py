"""Charts as PNG, for files that cannot hold a drawing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from plans.exports.outline.values import Chart, Outline
from plans.exports.pages import drawing
from plans.exports.pdf import fonts

_SHARP = 144  # dots an inch


def pictures(outline: Outline) -> dict[Chart, bytes]:
    """Each chart of an outline as PNG, all drawn in one go."""
    charts = [block for _section, block in outline.blocks(Chart)]
    if not charts:
        return {}
    folder = Path(settings.BASE_DIR) / 'templates' / 'documents'
    compiler = typst.Compiler(root=str(folder), font_paths=fonts())
    inputs = {'data': json.dumps([drawing(chart) for chart in charts])}
    source = str(folder / 'charts.typ')
    drawn: Any = compiler.compile(source, format='png', ppi=_SHARP, sys_inputs=inputs)
    return dict(zip(charts, drawn if isinstance(drawn, list) else [drawn], strict=True))
