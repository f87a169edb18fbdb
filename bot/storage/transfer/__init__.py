"""The whole database to another place: backups, their restoring, and the move to PostgreSQL."""
