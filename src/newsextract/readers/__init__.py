"""Bytes and text to a Document: encodings, lines, and the characters that dumps are dirty with."""
