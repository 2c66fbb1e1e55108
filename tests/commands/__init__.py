"""Commands: the command line as a process."""
