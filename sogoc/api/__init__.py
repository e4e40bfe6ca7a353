"""The JSON doors of the workbench: thin, like every shell."""
