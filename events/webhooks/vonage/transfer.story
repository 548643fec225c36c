# The agent hangs up; the customer's leg moves to a script that connects somebody else, who still talks.
first 1-started
first 2-ringing
first 3-answered
first 4-completed
elsewhere 1-started
elsewhere 2-ringing
elsewhere 3-answered
