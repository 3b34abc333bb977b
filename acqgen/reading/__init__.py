"""Reading: strict YAML with a position for every value, and front matter.

The only room that opens files. What it gives is plain data: texts, tuples, mappings.
"""

from acqgen.reading.places import home
from acqgen.reading.shapes import Data, Day, Flag, parse
from acqgen.reading.source import Source
from acqgen.reading.text import read_text
from acqgen.reading.yaml import read_front_matter, read_yaml

__all__ = [
    "Data",
    "Day",
    "Flag",
    "Source",
    "home",
    "parse",
    "read_front_matter",
    "read_text",
    "read_yaml",
]
