"""To whom, in a browser: read-only pages over the store."""
