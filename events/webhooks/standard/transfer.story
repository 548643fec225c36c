# The agent's part ends; that of another agent, whom this service does not know, goes on.
first 1-ringing
first 2-connected
first 3-ended
elsewhere 1-ringing
elsewhere 2-connected
