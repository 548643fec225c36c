# A desk phone and a mobile ring together. The mobile is answered, and so the desk phone is cancelled.
desk voice-0-initiated
mobile voice-0-initiated
desk voice-1-ringing
mobile voice-1-ringing
mobile voice-2-in-progress
desk voice-canceled
mobile voice-3-completed
