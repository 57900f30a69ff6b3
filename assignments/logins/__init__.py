"""Logins of organisations: given and taken away by a coordinator, set up by whoever gets one."""
