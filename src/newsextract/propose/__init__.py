"""Profiles proposed: from documents of one site, and from what a reader corrected in them.

`samples.read` reads documents, `site.by_site` sorts them by their site, and
`corrections.propose` says which profile lines would make the corrections. Nothing here
writes a file.
"""
