"""What everybody needs is shared by person: quotas, and turns at what is scarce.

* ``acting``  on whose behalf something is done
* ``quota``   how much one person, and all together, may ask for
* ``line``    who goes next (pure)
* ``slots``   waiting until one does
"""
