"""The same read and compare over many machines: Ray reads into Parquet, DuckDB takes a crisis out of it.

Nothing here is imported by the rest but the pool behind `build --engine ray`; all of it needs `recoupe[ray]`.
"""
