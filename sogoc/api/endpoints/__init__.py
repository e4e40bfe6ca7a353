"""One module for each room that has doors here; each holds a ``ROUTER``, and the folder is the registry."""
