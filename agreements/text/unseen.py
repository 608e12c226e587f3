"""Characters that hide themselves, or change how others are read."""

import re

#: Characters that change how others are read or hide themselves: controls (but not tab, line feed
#: and carriage return), soft hyphens and zero-width characters, bidirectional marks, embeddings,
#: overrides and isolates, separators of lines and paragraphs, annotations, tags, half surrogates.
#: U+200C and U+200D stay possible: Persian and Indic names need them.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
