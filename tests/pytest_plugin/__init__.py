"""Tests of the plugin of pytest, and the course's own tests, which it is tried on."""
