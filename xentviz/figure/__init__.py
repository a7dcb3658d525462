"""What a picture consists of, and its way to a file. Qt only in painter and clipboard."""
