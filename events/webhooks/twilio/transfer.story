# A blind transfer (mode COLD): the first worker is done, and the task is another worker's, who still talks.
first reservation-1-created
first reservation-2-accepted
first reservation-3-wrapup
first reservation-4-completed
elsewhere reservation-1-created
elsewhere reservation-2-accepted
