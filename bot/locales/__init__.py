"""Catalogues: what the bot says, by language; ``precis.pot`` has it in English."""
