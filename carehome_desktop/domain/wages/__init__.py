"""What isolating costs: normal wages, sick pay, the rebate, and what the fund is charged. Whole pence; no float anywhere."""
