# Nobody answers, and the same phone is called again.
first voice-0-initiated
first voice-1-ringing
first voice-no-answer
second voice-0-initiated
second voice-1-ringing
second voice-2-in-progress
second voice-3-completed
