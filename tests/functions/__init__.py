"""Functions: what they leave behind, and how they are collected."""
