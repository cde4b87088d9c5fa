"""One choice over the whole document: what each segment is, and how sure that is."""
