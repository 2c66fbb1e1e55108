"""The correct functions, one folder a course, and the test cells that the course ships with them."""
