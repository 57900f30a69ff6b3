"""The content file, format 1: read, checked as a whole, then applied in one transaction."""
