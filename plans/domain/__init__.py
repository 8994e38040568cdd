"""What may happen: writes that cross rows, and who may make them."""
