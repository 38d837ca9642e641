"""The colour of each side and the shape of each stance, for every drawing of ours."""

from scripts.plots.facts import SIDES

# Okabe and Ito (2008), "Color Universal Design": told apart by people with any of the usual kinds of colour blindness.
COLOURS = dict(zip(SIDES, ("#0072B2", "#009E73", "#E69F00", "#D55E00", "#CC79A7", "#56B4E9"), strict=True))
# As matplotlib calls them.
SHAPES = {
    "acknowledges": "s",
    "asserts": "o",
    "projects": ">",
    "finds_none": "P",
    "cannot_confirm": "d",
    "deflects": "v",
    "disputes": "D",
    "denies": "X",
}
