"""What follows from evidence, and is kept: the verdict on an article, renewed when its evidence changes."""
