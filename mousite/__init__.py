"""The site: its settings, its addresses, what every answer must carry."""
