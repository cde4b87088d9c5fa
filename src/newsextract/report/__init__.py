"""One page of figures and plots about a run, from what it wrote.

    outputs (files) ─▶ rows ─▶ measures ─▶ summary (plain data, the JSON) ─▶ page (HTML)

Any output of `newsextract batch` will do, and any JSON Lines of articles; what is not there is
left out, and the page says so.
"""
