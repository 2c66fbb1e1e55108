"""Peeling: several mistakes found one after the other, each proved by what it makes right."""
