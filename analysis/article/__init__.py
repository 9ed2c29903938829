"""What one article tells by itself: its language, its credits, its verdict."""
