"""Small files of every kind, made by hand."""

from __future__ import annotations

import io
import zipfile

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>A plan</dc:title>'
    "<dc:creator>Jane Doe</dc:creator></cp:coreProperties>"
)


def pdf(*pages: list[str], extra: bytes = b"") -> bytes:
    """Make a PDF file: each page a list of lines."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown}ET"
        box = "/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}/Contents {5 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    return _joined(objects, extra)


def _joined(objects: list[str], extra: bytes) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R"
    return data + head.encode() + extra + f">>\nstartxref\n{len(data)}\n%%EOF\n".encode()


def word(*paragraphs: str, core: str = CORE, head: str = "", body: str = "") -> bytes:
    """Make a Word file; a paragraph that starts with "#" gets a heading's style."""
    made = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{"Heading1" if text.startswith("#") else "Normal"}"/></w:pPr>'
        f"<w:r><w:t>{text.lstrip('#')}</w:t></w:r></w:p>"
        for text in paragraphs
    )
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"{head}<w:document {NAMESPACE}><w:body>{body or made}</w:body></w:document>"
        )
        archive.writestr("docProps/core.xml", core)
    return package.getvalue()


def mail(body: bytes, kind: bytes = b"text/plain; charset=utf-8", more: bytes = b"") -> bytes:
    """Make an e-mail."""
    head = b"From: Jane Doe <jane@example.org>\r\nSubject: =?utf-8?q?Caf=C3=A9?= talks\r\n"
    head += b"Date: Thu, 6 Jul 2023 23:10:00 +0000\r\n"
    return head + more + b"Content-Type: " + kind + b"\r\n\r\n" + body
