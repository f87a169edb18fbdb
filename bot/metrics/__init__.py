"""What happens in this process, counted: what is counted, and how."""
