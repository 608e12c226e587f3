"""How text, names, dates and marks are set on a page."""
