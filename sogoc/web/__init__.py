"""The pages: server-rendered, Vietnamese, keyboard first; no ``if`` about the domain."""
