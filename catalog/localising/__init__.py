"""Localising: which lines of a student's function are wrong, proved by value replacement."""
