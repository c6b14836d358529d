"""The building blocks of every page: standard widgets with names a screen reader tells. One module for each family:

announce, text, buttons, state, panels, errors, fields, rows, columns, page, table.
"""
