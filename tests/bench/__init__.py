"""`make bench`: how fast it is, beside a floor measured in the same run. Figures are printed, never asserted."""
