"""How made-up outlets build their pages: four layouts, each with what real sites put around a text."""
