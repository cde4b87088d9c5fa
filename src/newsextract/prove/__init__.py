"""Profiles proved: each against its own examples, the others in its folder, the lexicon, and cases.

`folder.read_folder` reads a folder of profiles, `check.check` says what is wrong with them.
"""
