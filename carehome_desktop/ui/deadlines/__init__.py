"""The windows to come, our own record, reminders, and the bank holidays that move a window's end."""
