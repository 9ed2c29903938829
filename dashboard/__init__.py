"""To whom, in a browser: pages over the store, and forms that correct a verdict."""
