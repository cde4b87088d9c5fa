"""What Korean news looks like: words as data, forms of a line, and pure functions over both. Nothing here knows a site."""
