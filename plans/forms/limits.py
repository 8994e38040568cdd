"""How long texts may be where product.md 2 gives no length of its own, in characters."""

LINE = 160
UNIT = 40
TEXT = 4000
NUMBERS_AT_MOST = 1_000_000_000
REMARK = 2000  # a comment, or a remark of a return
