"""Rebuilds the tables of data/ that come from packages.

usage: python3 src/lexicon/rebuild FOLDER      (FOLDER: the extracted package tables, see data/SOURCES.md)

Writes words.tsv, given.tsv, surnames.tsv, gazetteer/places.tsv ... beside the tables made by hand, which it reads
to leave out what they already say. The same input gives the same bytes.
"""

import organizations
import people
import places
import words

words.words()
people.given()
people.surnames()
places.places()
places.landmarks()
organizations.companies()
organizations.universities()
