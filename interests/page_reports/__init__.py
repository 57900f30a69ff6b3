"""Residents tell the coordinator that something is wrong with an assignment."""
