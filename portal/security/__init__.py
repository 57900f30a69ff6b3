"""What browsers are told about the portal's pages: content-security policies and other headers."""
