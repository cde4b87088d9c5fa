"""Batches: formats, hostile inputs, runs that are killed, Arrow."""
