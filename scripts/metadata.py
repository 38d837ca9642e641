"""Write again what is made from schemas/: datapackage.json, the column tables of datasets/README.md, the issue forms."""

import json

import click


@click.command(epilog="Example: python -m scripts.metadata")
def main() -> None:
    """Write datapackage.json, the column tables of datasets/README.md, and the issue forms, from schemas/ and the vocabulary."""
    from schemas.package import EDITED
    from scripts.outputs import columns, descriptor, forms
    from scripts.tree import ROOT, vocabularies
    from scripts.writing import write_file

    readme = ROOT / EDITED / "README.md"
    write_file(ROOT / "datapackage.json", as_json(descriptor.edited_package()))
    write_file(readme, columns.rewritten(readme.read_text(encoding="utf-8")).encode())
    for name, content in forms.written(vocabularies(ROOT)).items():
        write_file(ROOT / forms.FOLDER / name, content)


def as_json(descriptor: object) -> bytes:
    """A descriptor as the file holds it."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


if __name__ == "__main__":
    main()
