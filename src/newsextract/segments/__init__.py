"""Lines to segments: the spans that are labelled."""
