# It rings for as long as it may, and the same phone is called again.
first 1-started
first 2-ringing
first timeout
second 1-started
second 2-ringing
second 3-answered
second 4-completed
