"""The site: static pages about the mistakes, and a page that runs the whole engine in the visitor's browser."""
