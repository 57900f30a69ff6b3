"""What each public page shows, as its template reads it. Views without state: page in, context out."""
