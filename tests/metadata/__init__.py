"""Tests of the metadata of pages."""
