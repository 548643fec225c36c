# A desk phone and a mobile are called together. The mobile is answered, and so the desk phone's leg is cancelled.
desk 1-started
mobile 1-started
desk 2-ringing
mobile 2-ringing
mobile 3-answered
desk cancelled
mobile 4-completed
