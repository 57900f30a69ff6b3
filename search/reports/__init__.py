"""What editors and coordinators are told about searching. Associations are not let in."""
