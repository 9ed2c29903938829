"""The doors through which made-up articles are found: feeds, sitemaps, listings, channel pages, robots.txt."""
