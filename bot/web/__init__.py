"""What is asked of the bot over HTTP: is it well, how does it fare, and updates by webhook."""
