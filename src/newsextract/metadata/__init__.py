"""What a page says of its article outside the story: one record, merged from every source."""

from newsextract.metadata.merge import read_metadata
from newsextract.metadata.record import Metadata

__all__ = ["Metadata", "read_metadata"]
