"""What is published: typed Arrow tables, Parquet files, and the descriptors that say what is in them."""
