"""The review page: a document beside its article, every span with what decided it.

`page.py` makes one self-contained page; `server.py` serves the same for many documents and takes corrections.
"""
