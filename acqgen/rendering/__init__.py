"""Rendering: Package, Matrix and Trace to docx and xlsx; canonical archives; checks of files."""

from __future__ import annotations

from acqgen.package.model import Package, Trace
from acqgen.rendering.matrix_book import render_matrix
from acqgen.rendering.templates import Templates, load_templates
from acqgen.rendering.trace_book import render_trace
from acqgen.rendering.word import render_document

__all__ = ["Templates", "load_templates", "render"]


def render(package: Package, trace: Trace, templates: Templates, build_id: str) -> dict[str, bytes]:
    """Return the files of a package by their path; what goes out stands apart from the rest."""
    files = {
        f"solicitation/{document.file}.docx": render_document(document, templates)
        for document in package.documents
    }
    files["solicitation/matrix.xlsx"] = render_matrix(package.matrix, build_id)
    files["contract-file/traceability.xlsx"] = render_trace(trace, build_id)
    return files
