"""What a resident may mean while still typing: topics, districts, organisations and titles."""
