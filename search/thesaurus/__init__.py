"""The thesaurus that editors see and extend: the standard one with their changes."""
