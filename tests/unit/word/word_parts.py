"""Parts of Word files for tests, and ways to change the zip they are in."""

import io
import zipfile

BODY = "<w:p><w:r><w:t>De school noteert elk lesuur wie er niet is.</w:t></w:r></w:p>"
TEXT = "De school noteert elk lesuur wie er niet is."


def rewrite(path, change):
    """Copy a zip, with `change(name, content)` for every member (None drops it)."""
    target = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    path.write_bytes(target.getvalue())
    return path


def add_part(path, key, kind, target, content):
    """Add a part with its relation to the main document."""
    relation = f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/></Relationships>'
    default = b'<Default Extension="xml" ContentType="application/xml"/><Default'

    def change(name, data):
        if name == "word/_rels/document.xml.rels":
            return data.replace(b"</Relationships>", relation.encode())
        if name == "[Content_Types].xml":
            return data.replace(b"<Default", default, 1)
        return data

    rewrite(path, change)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"word/{target}", content)
