"""Where a crawler took line breaks away."""
