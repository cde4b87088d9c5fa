"""Forms of Korean news, and what a document says of itself."""
