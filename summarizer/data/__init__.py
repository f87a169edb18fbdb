"""Tables that ship with the package; each file says where it came from."""
