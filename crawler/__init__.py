"""PAGE → ARTICLE: how a fetched page or an imported line becomes a stored article."""
