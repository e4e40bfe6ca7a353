"""One file per room of pages. A view asks a query or calls an action and renders; it decides nothing about the domain."""
