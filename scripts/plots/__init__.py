"""The figures of the dataset, drawn from its published tables alone."""
