# Nobody answers, and the same phone is called again.
first 1-ringing
first ended-no-answer
second 1-ringing
second 2-connected
second 3-ended
