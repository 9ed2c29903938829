"""WHAT IS KEPT: frozen values, the rows that hold them, and the one database behind."""
