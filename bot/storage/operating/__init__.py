"""How the bot fares: its processes, and figures for those who watch it."""
