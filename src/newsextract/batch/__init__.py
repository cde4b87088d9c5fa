"""Whole dumps: sources of records, an engine that extracts them, sinks, and a journal to go on from.

    sources ─▶ Records ─ engine ─▶ Results ─ run ─▶ sinks, rejects, journal, manifest

`newsextract.batch.run.run` does a job; `newsextract batch` is its command. Each input record
ends as an article, as empty or as rejected, and nothing is counted twice.
"""
