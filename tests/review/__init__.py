"""The review page, its server, and what a reader keeps of them."""
