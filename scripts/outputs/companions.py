"""What goes with the tables of a release: how to read, cite, describe and check them, and one archive of it all."""

import shutil
from pathlib import Path

from schemas.package import EDITED
from scripts.metadata import as_json
from scripts.outputs import archive, citation, codebook, codebook_html, codebook_markdown, croissant, readme, release, workbook


def add(folder: Path, root: Path) -> None:
    """Write the companions into a built folder that holds csv/, parquet/ and datapackage.json.

    `root` is the project, which holds CITATION.cff and the licence of the data. Checksums and the archive come last: they cover
    all else. Raises CitationError when the citation and the package disagree, CellError when the workbook cannot hold a cell.
    """
    facts = citation.read(root)
    made = release.read(folder, facts)
    shutil.copyfile(root / citation.FILE, folder / citation.FILE)
    shutil.copyfile(root / EDITED / "LICENSE", folder / "LICENSE")
    book = codebook.facts(made)
    texts = {
        **citation.texts(facts),
        "README.md": readme.page(made),
        "codebook.md": codebook_markdown.page(book),
        "codebook.html": codebook_html.page(book),
    }
    for name, text in texts.items():
        _write(folder / name, text)
    workbook.write(made, folder / f"{release.stem()}.xlsx")
    (folder / "croissant.json").write_bytes(as_json(croissant.croissant(made)))
    (folder / "schemaorg.json").write_bytes(as_json(croissant.schema_org(made)))
    zipped = folder / f"{release.stem()}.zip"
    _write(folder / archive.SUMS, archive.sums(folder, zipped.name))
    archive.write(folder, zipped)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())  # bytes, so that no system changes the line ends
