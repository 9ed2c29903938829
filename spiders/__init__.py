"""THROUGH WHICH DOOR: feeds, sitemaps, listings and Telegram previews, made from the registry."""
