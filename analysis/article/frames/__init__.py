"""The phrases by which a text says what part a medium plays in it."""
