"""Saved searches: a resident is told by mail of new pages that a search would find."""
