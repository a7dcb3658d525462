"""The run as a film."""
