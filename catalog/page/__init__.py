"""What a page asks: text in, text out, with nothing of processes, sockets and terminals."""
