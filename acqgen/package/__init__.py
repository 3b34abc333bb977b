"""The package: selection, fill-ins, assembly into numbered sections, matrix, trace, record."""
