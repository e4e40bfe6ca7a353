"""Commands, by the room that does the work."""
