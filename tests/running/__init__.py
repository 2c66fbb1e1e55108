"""Running: signatures, stages and tracing."""
