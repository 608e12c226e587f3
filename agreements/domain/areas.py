"""In which areas an agreement is made, as far as readers may know it."""

from agreements.models import Agreement, Area


def areas_of(agreement: Agreement) -> list[Area]:
    """The published areas of an agreement, in its order, each once.

    Asks the database nothing where the commitments have been read with their areas.
    """
    areas = (commitment.area for commitment in agreement.commitments.all())
    return list(dict.fromkeys(area for area in areas if area.is_published))
