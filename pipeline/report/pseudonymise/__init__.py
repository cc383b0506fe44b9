"""Names, numbers and addresses of people become labels before anything leaves the house."""

from pipeline.report.pseudonymise.masking import Masked, Pseudonymiser, Span
from pipeline.report.pseudonymise.results import DocumentMasks, mask_results

__all__ = ["DocumentMasks", "Masked", "Pseudonymiser", "Span", "mask_results"]
