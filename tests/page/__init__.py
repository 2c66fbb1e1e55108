"""What a page is answered, with Pyodide and without."""
