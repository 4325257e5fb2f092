"""Charts of the pages: from what was to shapes, drawn as SVG by one template, each with its table."""
