"""A link as a square that phones read: drawn here as SVG, by nobody else's service."""

from django import template

register = template.Library()


@register.inclusion_tag('components/qr.svg')
def qr_code(address, label):
    """{% qr_code url "…" %}: black on white in both themes, with the quiet border it needs."""
    from qrcode.constants import ERROR_CORRECT_M  # 7 MB that a worker needs seldom
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(address)
    matrix = code.get_matrix()
    return {'label': label, 'size': len(matrix), 'path': ''.join(_runs(matrix))}


def _runs(matrix):
    """The dark modules of each line as bars."""
    for y, row in enumerate(matrix):
        start = None
        for x, is_dark in enumerate([*row, False]):
            if is_dark and start is None:
                start = x
            elif not is_dark and start is not None:
                yield f'M{start} {y}h{x - start}v1h-{x - start}z'
                start = None
