"""What migration 0002 does with the rows it finds: the rules that stood in columns become one document, and back."""
