"""The composition root without a window: builds every object and joins them."""
