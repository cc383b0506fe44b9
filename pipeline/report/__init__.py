"""Everything that a reader sees: tables as files, figures, workbook, Word and HTML."""
