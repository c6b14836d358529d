"""The only code that speaks HTTP: carries queued returns out, and receipts home."""
