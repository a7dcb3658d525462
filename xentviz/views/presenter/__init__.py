"""The picture as an audience sees it: large, without controls, with what a presenter lays over it."""
