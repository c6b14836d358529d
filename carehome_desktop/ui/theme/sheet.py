"""The style sheet: what the palette cannot say, written from the tokens."""

from __future__ import annotations

from carehome_desktop.resources import resource_path
from carehome_desktop.ui.theme import tokens
from carehome_desktop.ui.theme.tokens import Colours

# A part is named by the property "part", its state by "state"; see carehome_desktop/ui/parts.
_SHEET = """
QLabel[part="title"] { font-size: %(title)spt; font-weight: 600; }
QLabel[part="heading"] { font-size: %(heading)spt; font-weight: 600; }
QLabel[part="subheading"] { font-size: %(large)spt; font-weight: 600; }
QLabel[part="strong"] { font-weight: 600; }
QLabel[part="hint"] { color: %(grey_text)s; }
QLabel[part="error"] { color: %(red)s; font-weight: 600; }
QLabel[state="red"], QRadioButton[state="red"] { color: %(red)s; }
QLabel[state="amber"], QRadioButton[state="amber"] { color: %(amber)s; }
QLabel[state="green"], QRadioButton[state="green"] { color: %(green)s; }
QLabel[state="blue"], QRadioButton[state="blue"] { color: %(blue)s; }
QLabel[state="plain"] { color: %(grey_text)s; }
QLabel[part="word"] { font-weight: 600; }

QFrame[part="card"] { background: %(surface)s; border: 1px solid %(grey_line)s; border-radius: %(radius)spx; }
QFrame[part="aside"] {
    background: transparent; border: none; border-left: 2px solid %(grey_line)s; border-radius: 0;
}
QFrame[part="line"] { background: %(grey_line)s; border: none; max-height: 1px; min-height: 1px; }
QFrame[part="banner"] { border: none; border-left: 4px solid %(blue)s; background: %(blue_tint)s; }
QFrame[part="banner"][state="amber"] { border-left-color: %(amber)s; background: %(amber_tint)s; }
QFrame[part="banner"][state="red"] { border-left-color: %(red)s; background: %(red_tint)s; }
QFrame[part="banner"][state="green"] { border-left-color: %(green)s; background: %(green_tint)s; }
QFrame[part="summary"] { border: 2px solid %(red)s; border-radius: %(radius)spx; background: %(surface)s; }
QWidget[part="column"] { max-width: %(measure)spx; }
QFrame[part="strip"], QFrame[part="actions"] { background: %(surface)s; border: none; }
QFrame[part="strip"] { border-bottom: 1px solid %(grey_line)s; }
QFrame[part="actions"] { background: %(paper)s; border-top: 1px solid %(grey_line)s; }
QLabel[part="home"] { font-size: %(large)spt; font-weight: 600; }
QLabel[part="practice"] {
    background: %(amber_tint)s; color: %(amber)s; font-weight: 600; padding: 4px 12px;
    border: 1px solid %(amber)s; border-radius: 4px;
}
QScrollArea, QScrollArea > QWidget > QWidget[part="body"] { background: transparent; border: none; }
QGroupBox { border: none; margin: 0; padding: 0; }

QPushButton {
    min-height: %(inner)spx; padding: 3px 16px; icon-size: %(icon)spx; border-radius: %(radius)spx;
    border: 1px solid %(grey_edge)s; background: %(surface)s; color: %(ink)s;
}
QPushButton:hover { border-color: %(accent)s; color: %(accent_strong)s; }
QPushButton:pressed { background: %(accent_tint)s; }
QPushButton:disabled { color: %(grey_text)s; border: 1px dashed %(grey_edge)s; background: transparent; }
QPushButton[part="primary"] {
    background: %(accent)s; border-color: %(accent)s; color: %(on_accent)s; font-weight: 600;
    padding: 3px 24px;
}
QPushButton[part="primary"]:hover, QPushButton[part="primary"]:pressed {
    background: %(accent_strong)s; border-color: %(accent_strong)s;
}
QPushButton[part="primary"]:disabled {
    background: transparent; border: 1px dashed %(grey_edge)s; color: %(grey_text)s;
}
QPushButton[part="quiet"] {
    background: transparent; border: none; color: %(accent)s; padding: 4px 0; text-align: left;
    text-decoration: underline;
}
QPushButton[part="quiet"]:hover { color: %(accent_strong)s; }
QPushButton[part="quiet"]:disabled { color: %(grey_text)s; border: none; text-decoration: none; font-style: italic; }
QPushButton[part="link-red"] {
    background: transparent; border: none; color: %(red)s; padding: 4px 0; text-align: left;
    text-decoration: underline; font-weight: 600;
}
QPushButton[part="link-red"] QLabel { text-decoration: underline; }
QPushButton[part="row"] {
    background: transparent; border: none; border-radius: 0; padding: 0; text-align: left;
}
QSlider { min-height: %(knob)spx; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: %(grey_edge)s; }
QSlider::sub-page:horizontal { background: %(accent)s; border-radius: 2px; }
QSlider::handle:horizontal {
    width: %(knob)spx; margin: -%(knob_over)spx 0; border-radius: %(knob_radius)spx; background: %(accent)s;
}

QPushButton[part="row"]:hover, QPushButton[part="row"]:pressed { background: %(accent_tint)s; }
QPushButton[part="place"] {
    background: transparent; border: none; border-left: 4px solid transparent; border-radius: 0;
    padding: 5px 12px 5px 12px; text-align: left;
}
QPushButton[part="place"]:hover { background: %(accent_tint)s; color: %(ink)s; }
QPushButton[part="place"]:checked {
    background: %(accent_tint)s; border-left-color: %(accent)s; color: %(accent)s; font-weight: 600;
}
QPushButton[part="honest"] {
    background: %(surface)s; border: none; border-top: 1px solid %(grey_line)s; border-radius: 0; padding: 0;
}
QPushButton[part="honest"]:hover { background: %(accent_tint)s; }
QPushButton[part="honest"] QLabel[part="word"] { font-weight: 400; }
QLabel[part="show"] { color: %(accent)s; text-decoration: underline; }

QLineEdit, QPlainTextEdit, QComboBox {
    background: %(surface)s; color: %(ink)s; border: 1px solid %(grey_edge)s; border-radius: 4px;
    padding: 4px 8px; selection-background-color: %(accent)s; selection-color: %(on_accent)s;
}
QLineEdit, QComboBox { min-height: %(field)spx; }
QLineEdit[state="red"], QPlainTextEdit[state="red"] { border: 2px solid %(red)s; padding: 3px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {
    background: %(paper)s; color: %(grey_text)s; border-style: dashed;
}
QRadioButton, QCheckBox { spacing: 12px; min-height: %(target)spx; padding-right: 8px; }
QRadioButton, QCheckBox, QAbstractButton, QAbstractItemView, QSlider, QComboBox { outline: none; }
QRadioButton::indicator {
    width: %(dot)spx; height: %(dot)spx; border: 2px solid %(ink)s; border-radius: %(dot_radius)spx;
    background: %(surface)s;
}
QRadioButton::indicator:hover { border-color: %(accent)s; }
QRadioButton::indicator:checked {
    background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
        stop:0 %(accent)s, stop:0.52 %(accent)s, stop:0.6 %(surface)s, stop:1 %(surface)s);
    border-color: %(accent)s;
}
QRadioButton::indicator:disabled { border-color: %(grey_edge)s; }
QCheckBox::indicator {
    width: %(dot)spx; height: %(dot)spx; border: 2px solid %(ink)s; border-radius: 4px;
    background: %(surface)s;
}
QCheckBox::indicator:hover { border-color: %(accent)s; }
QCheckBox::indicator:checked { background: %(accent)s; border-color: %(accent)s; image: url("%(tick)s"); }
QCheckBox::indicator:disabled { border-color: %(grey_edge)s; }

QTableView {
    background: %(surface)s; border: 1px solid %(grey_line)s; gridline-color: %(grey_line)s;
    selection-background-color: %(accent_tint)s; selection-color: %(ink)s;
}
QComboBox::drop-down { border: none; width: %(arrow_room)spx; }
QComboBox::down-arrow { image: url("%(arrow)s"); width: %(arrow_size)spx; height: %(arrow_size)spx; }
QComboBox QAbstractItemView, QListView[part="offered"] {
    background: %(surface)s; color: %(ink)s; border: 1px solid %(grey_edge)s; border-radius: 0; padding: 4px;
    selection-background-color: %(accent_tint)s; selection-color: %(ink)s;
}
QComboBox QAbstractItemView::item, QListView[part="offered"]::item { min-height: %(offered)spx; padding: 2px 8px; border: none; }
QComboBox QAbstractItemView::item:selected, QListView[part="offered"]::item:selected {
    background: %(accent_tint)s; color: %(ink)s;
}
QListView[part="offered"] { padding: 0; }
QTableView::item { padding: 4px 8px; border: none; border-bottom: 1px solid %(grey_line)s; }
QTableView::item:selected { background: %(accent_tint)s; color: %(ink)s; }
QHeaderView { background: %(paper)s; }
QHeaderView::section {
    background: %(paper)s; color: %(ink)s; font-weight: 600; padding: 6px 11px; border: none;
    border-bottom: 2px solid %(grey_edge)s;
}
QListView[part="found"] { background: transparent; border: none; }
QListView[part="rows"] { background: %(surface)s; border: 1px solid %(grey_line)s; border-radius: %(radius)spx; }
QToolTip { background: %(ink)s; color: %(surface)s; border: none; padding: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; border: none; }
QScrollBar::handle:vertical { background: %(grey_edge)s; min-height: 40px; border-radius: 4px; margin: 2px 3px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def _points(size: int, scale: float) -> str:
    return f"{size * scale:.2f}"


def style_sheet(colours: Colours, text_scale: float) -> str:
    """Return the style sheet of a scheme with text at a scale of 1.0 to 2.0."""
    dot = round(22 * min(text_scale, 1.5))
    knob = 2 * round(10 * min(text_scale, 1.5))
    values: dict[str, object] = {
        **colours.named(),
        "large": _points(tokens.LARGE, text_scale),
        "heading": _points(tokens.HEADING, text_scale),
        "title": _points(tokens.TITLE, text_scale),
        "radius": tokens.RADIUS,
        "icon": round(tokens.ICON * text_scale),
        "target": max(tokens.TARGET, round(tokens.TARGET * text_scale * 0.9)),
        "inner": round((tokens.TARGET - 6) * min(text_scale, 1.4)),
        "field": round((tokens.TARGET - 10) * text_scale),
        "measure": round(tokens.MEASURE * text_scale),
        "tick": resource_path(f"icons/tick-{'white' if colours.on_accent == '#ffffff' else 'black'}.svg").as_posix(),
        "arrow": resource_path("icons/arrow-down.svg").as_posix(),
        "arrow_room": round(28 * text_scale),
        "arrow_size": round(14 * text_scale),
        "knob": knob,
        "knob_over": knob // 2 - 2,
        "knob_radius": knob // 2,
        "offered": round(26 * text_scale),
        "dot": dot,
        "dot_radius": dot // 2 + 2,
    }
    return _SHEET % values
