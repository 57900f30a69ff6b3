"""The directory of organisations: which are listed, and what each filter would give."""
