"""Submissions: what a student's source defines, run in the sandbox and diagnosed."""
