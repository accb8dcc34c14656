"""What the workbook knows: items, themes, plans, steps, exercises, background and measures, a folder of TOML per language."""
