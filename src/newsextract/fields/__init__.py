"""Labelled segments to decisions: what each field says once its marks are dropped."""
