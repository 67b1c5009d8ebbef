"""Points, boxes and matrices of a PDF page: from user space (y upwards) to the page as it is read (y downwards)."""

from __future__ import annotations

from collections.abc import Callable

from planparse.read.pdf_shapes import Box, Ruling

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def along(box: Box, turn: int) -> tuple[float, float]:
    """Return the edges of a box along a line of text that is turned against the page."""
    if turn == 1:
        return box[1], box[3]
    if turn == 2:
        return -box[2], -box[0]
    return -box[3], -box[1]


def find_turn(a: float, b: float) -> int:
    """Quarter turns clockwise of text on the page, from its matrix (y upwards)."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 3 if b > 0 else 1


def find_place(crop: Box, rotation: int) -> Callable[[float, float], tuple[float, float]]:
    """Return the way from user space (y upwards) to the page as it is shown (y downwards)."""
    left, bottom, right, top = crop
    ways: tuple[Callable[[float, float], tuple[float, float]], ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    return ways[rotation]


def turn_box(box: Box, turn: int, shown: tuple[float, float]) -> Box:
    """Turn a box of the page as shown, so that text of that direction reads from left to right."""
    x0, top, x1, bottom = box
    width, height = shown
    if turn == 1:
        return (top, width - x1, bottom, width - x0)
    if turn == 2:
        return (width - x1, height - bottom, width - x0, height - top)
    if turn == 3:
        return (height - bottom, x0, height - top, x1)
    return box


def turn_baseline(at: float, own: int, turn: int, shown: tuple[float, float]) -> float:
    """Return the baseline on the turned page; of text with a direction of its own, the fixed coordinate."""
    is_x = own % 2 == 1
    width, height = shown
    if turn == 0:
        return at
    if turn == 2:
        return width - at if is_x else height - at
    if turn == 1:
        return width - at if is_x else at
    return at if is_x else height - at


def as_ruling(box: Box) -> Ruling:
    """Return the line along the longer side of a thin box."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        return Ruling(False, (top + bottom) / 2, x0, x1)
    return Ruling(True, (x0 + x1) / 2, top, bottom)


def multiply(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that applies `one` first."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return the point that the matrix takes a point to."""
    if matrix is IDENTITY:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
