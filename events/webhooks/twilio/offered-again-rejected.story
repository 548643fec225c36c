# An offer that comes to nothing goes back to its queue, which finds the same worker again: another reservation.
first reservation-1-created
first reservation-rejected
second reservation-1-created
second reservation-2-accepted
second reservation-3-wrapup
second reservation-4-completed
