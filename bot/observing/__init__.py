"""How the bot fares: what a process says of itself, whether all is well, and all figures."""
