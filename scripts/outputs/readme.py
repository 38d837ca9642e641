"""README.md of a release: what a person who has only the data needs to open and cite it."""

from schemas import package
from schemas.relations import MODELS, sentence
from scripts.outputs import archive, citation
from scripts.outputs.codebook_markdown import escaped
from scripts.outputs.release import Release, stem

RECIPES = """## Load it

Parquet carries the types: dates, categories, lists, booleans. Paths are from this folder.

pandas:

```python
import pandas as pd

statements = pd.read_parquet("parquet/statements.parquet", dtype_backend="pyarrow")
print(statements.groupby("stance", observed=True).size())
```

pandas, from CSV (keep text as text: "NA" is a word, and a month is no date):

```python
import pandas as pd

statements = pd.read_csv("csv/statements.csv", dtype="string", keep_default_na=False, na_values=[""])
print(statements["low"].astype("Float64").describe())
```

polars:

```python
import polars as pl

print(pl.read_parquet("parquet/statements.parquet").filter(pl.col("stance") == "denies").height)
```

DuckDB:

```python
import duckdb

print(duckdb.sql("select publisher, count(*) n from 'parquet/statements.parquet' group by all order by n desc limit 5"))
```

R:

<!-- untested: the package arrow is not in Debian -->
```r
library(arrow)
statements <- read_parquet("parquet/statements.parquet")
table(statements$stance)
```"""


def page(release: Release) -> str:
    """The page, in markdown."""
    tables = "\n".join(_row(release, table) for table in MODELS["published"])
    return f"""# {package.TITLE}

Version {package.VERSION}, {release.released}. {package.DESCRIPTION}

Figures are those of whoever states them; belligerents' figures are theirs. An empty cell means that the document does not say.

| table | one row is | rows |
|---|---|---|
{tables}

Each table is there as `csv/TABLE.csv` and as `parquet/TABLE.parquet`, and as a sheet of `{stem()}.xlsx`. What every column
and code means stands in `codebook.html` (the same as `codebook.md`); `datapackage.json`, `croissant.json` and `schemaorg.json`
say it to programs. `sha256sum --check {archive.SUMS}` tells whether a file was damaged.

{RECIPES}

Excel: open `{stem()}.xlsx`, not the CSV files, of which Excel turns months into dates. Full dates are dates there, partial
dates are text.

## Licence and citation

{package.LICENCE["title"]} ({package.LICENCE["name"]}, {package.LICENCE["path"]}): `LICENSE`. Cite the dataset with its
version, and a single statement with its `statement_id`:

> {escaped(citation.apa(release.citation).strip())}

The same for reference managers: `citation.bib`, `citation.ris`, `CITATION.cff`.
"""


def _row(release: Release, table: str) -> str:
    thing = sentence(table).removeprefix("One row is ").split(". ")[0].rstrip(".")
    return f"| [`{table}`](codebook.md#{table}) | {escaped(thing)} | {len(release.rows[table]):,} |"
