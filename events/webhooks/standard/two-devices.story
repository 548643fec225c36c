# A desk phone and a mobile ring together. The mobile is answered, and so nobody answers the desk phone.
desk 1-ringing
mobile 1-ringing
mobile 2-connected
desk ended-no-answer
mobile 3-ended
