"""Checked text tables as typed Arrow tables, by the kinds of their columns."""

import json

import pyarrow as pa
import pyarrow.compute as pc

from schemas import package
from schemas.kinds import LIST_SEPARATOR
from schemas.relations import Column, columns, sentence
from scripts.outputs.descriptor import table_schema


def schema(table: str) -> pa.Schema:
    """The Arrow schema of a published table; titles, descriptions and the Table Schema stand in its metadata."""
    facts = {
        "title": f"{package.TITLE}: {table}",
        "description": sentence(table),
        "version": package.VERSION,
        "license": package.LICENCE["name"],
        "table_schema": json.dumps(table_schema(table, "published"), ensure_ascii=False),
    }
    return pa.schema([_field(column) for column in columns(table, "published")], metadata=facts)


def _field(column: Column) -> pa.Field:
    words = {"title": column.title, "description": column.description, "example": column.metadata["example"]}
    return pa.field(column.name, column.kind.arrow, nullable=not column.required, metadata=words)


def typed(table: str, cells: pa.Table) -> pa.Table:
    """The text cells in the types of the schema; rows and order stay."""
    arrays = [_cast(cells.column(column.name).combine_chunks(), column.kind.arrow) for column in columns(table, "published")]
    return pa.table(arrays, schema=schema(table))


def _cast(cells: pa.Array, to: pa.DataType) -> pa.Array:
    if pa.types.is_list(to):
        lists = pc.split_pattern(cells, LIST_SEPARATOR)
        return pc.cast(lists, to)
    if pa.types.is_dictionary(to):
        return _sorted_dictionary(cells, to)
    return pc.cast(cells, to)


def _sorted_dictionary(cells: pa.Array, to: pa.DataType) -> pa.Array:
    """Dictionary-encoded text whose dictionary is sorted, so that it does not depend on the order of rows."""
    words = pc.unique(cells).drop_null()
    words = words.take(pc.sort_indices(words))
    return pa.DictionaryArray.from_arrays(
        pc.cast(pc.index_in(cells, value_set=words), to.index_type), pc.cast(words, to.value_type)
    )
