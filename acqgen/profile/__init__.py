"""The profile: what a contracting officer says of one procurement, and the facts it gives."""

from acqgen.profile.facts import Answer, Facts, gather, provenance_faults
from acqgen.profile.profile import DecisionEntry, DocumentFacts, Profile, Waiver, load_profile

__all__ = [
    "Answer",
    "DecisionEntry",
    "DocumentFacts",
    "Facts",
    "Profile",
    "Waiver",
    "gather",
    "load_profile",
    "provenance_faults",
]
