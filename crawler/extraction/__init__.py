"""PAGE → what it says: title, text, time, byline, links, each with the method that found it. Pure."""
