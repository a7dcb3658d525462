"""What a run means, in words and formulas made from its numbers. No Qt, nothing drawn."""
