"""A run as a short program that prints the same numbers, to be read, changed and run by whoever doubts them."""

from xentviz.explain.programs.in_numpy import numpy_program
from xentviz.explain.programs.in_pytorch import pytorch_program

__all__ = ["numpy_program", "pytorch_program"]
