"""WHO publishes: the words, the schema of an outlet's file, and the registry of all of them."""
