"""How text, names, dates and footnote marks are set on a page, and where the pages get them."""
