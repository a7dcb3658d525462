"""The program in its window: everything joined."""
