"""Writes golden pictures, resized and gray, into the tests that compare with them.

    python make-golden-pictures.py

Run it from anywhere, with opencv-python-headless 5.0.0 and NumPy 2.4.6. The pictures themselves follow
from a formula that the test has as well.
"""
import json
import pathlib

import cv2
import numpy

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "AgentCoreTests" / "Golden"


def picture(height, width, planes):
    y, x, plane = numpy.meshgrid(
        numpy.arange(height), numpy.arange(width), numpy.arange(planes), indexing="ij")
    return ((7 * x + 13 * y + 29 * plane + x * y * (plane + 1)) % 256).astype("u1")


def resized(height, width, planes, new_height, new_width):
    result = cv2.resize(
        picture(height, width, planes), (new_width, new_height), interpolation=cv2.INTER_AREA)
    return {"height": height, "width": width, "planes": planes, "newHeight": new_height,
            "newWidth": new_width, "pixels": result.ravel().tolist()}


if __name__ == "__main__":
    gray = numpy.sum(
        numpy.multiply(picture(12, 20, 3), numpy.array([0.2125, 0.7154, 0.0721])), axis=-1)
    content = {
        "resized": [
            resized(210, 160, 1, 84, 84), resized(21, 16, 3, 8, 8), resized(20, 20, 3, 10, 5),
            resized(13, 9, 1, 7, 5), resized(10, 8, 3, 17, 11), resized(6, 6, 1, 12, 24),
            resized(9, 12, 3, 12, 7), resized(5, 5, 1, 5, 5)],
        "gray": gray.astype("u1").ravel().tolist(),
        "white": numpy.sum(numpy.multiply(
            numpy.full((1, 3), 255, "u1"), numpy.array([0.2125, 0.7154, 0.0721])),
            axis=-1).astype("u1").tolist(),
    }
    (GOLDEN / "pictures.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")
