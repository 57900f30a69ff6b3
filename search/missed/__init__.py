"""What was searched for without results: words alone, counted by the day."""
