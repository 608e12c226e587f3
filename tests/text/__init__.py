"""Text in several languages, read, searched and sorted."""
