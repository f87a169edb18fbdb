"""Tables of phrases by language, each with examples that must and that must not match."""
