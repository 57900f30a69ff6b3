"""Anonymous pages, kept by each server process until something that they show changes."""
