/**
 * The record in the table. No other package sees DynamoDB; of the AWS SDK {@code lineclear.sigv4} sees the signing of
 * requests. The one write is {@link Agents#apply(String, lineclear.agent.Command)}.
 *
 * <p>One item holds everything that decides an agent's availability, so that one conditional write decides. Beside
 * it stand items that decide nothing. Every item by its two keys, every attribute with its type in DynamoDB (S
 * text, N whole number, M map, L list); {@code ?}: absent when there is none; in braces: named by what it is about.
 * Times are epoch milliseconds, except {@code ttl}, which DynamoDB wants in seconds.
 *
 * <pre>
 * agent#{agentId} / record                decides; written by every operation, for ever
 *   name           S  what people call the agent
 *   zone?          S  IANA time zone of the agent's midnight; absent: the policy's
 *   policy         S  name of the policy
 *   rev            S  fingerprint of the policy, its name included, under which freeAt was computed; and "+" when
 *                       the agent is logged on to a queue
 *   version        N  grows by one with every write, heartbeats excepted
 *   writer         S  random id of the invocation that wrote last, heartbeats excepted: a lost reply or a lost race?
 *   at             N  when it was written last, heartbeats excepted
 *   intent         M  the status that was chosen
 *     status       S  a choice
 *     reason?      S  why, in the words of whoever chose
 *     since        N  when
 *     by           S  role of whoever chose
 *     byId?        S  who that was, as their token names them
 *   next?          M  chosen for after the session
 *     status       S  as in intent, like the four others
 *     reason?      S
 *     since        N
 *     by           S
 *     byId?        S
 *   cause?         M  why nothing is offered although no session is open; worthless once over
 *     reason       S  what brought it about
 *     since        N
 *     until        N  its end, exclusive
 *   strikes?       M  what the policy counts; absent when all counts are nought
 *     {trigger}    N  how often in a row
 *   off?           S  what the agent does not offer: words with spaces between, in one text, for a condition
 *   message?       M  left for the agent, not yet shown
 *     text         S
 *     at           N  when it was left
 *     by           S
 *     byId?        S
 *   sessions       M  open ones, and holds that lapsed or were revoked a short time ago
 *     {sessionId}  M
 *       channel    S
 *       kind?      S  absent: standard
 *       phase      S
 *       since      N  when the phase began
 *       until?     N  end of the hold, exclusive; of one that lapsed or was revoked: when; absent for a call
 *       standing?  S  absent: it holds the agent
 *       customer?  M  absent for a call that nobody reserved
 *         id       S
 *         name?    S
 *         doing?   S
 *       platform?  S  the phone platform that carries the call
 *       callId?    S  the platform's name for it
 *       legs?      S  further calls of the session that ring beside it or may be up, their names with spaces between
 *       queue?     S
 *       held?      N  when it was reserved; absent when nobody did, and in a record of the version before
 *       rang?      N  when its phone last began to ring
 *       guess?     M  its call is a guess: the hold as it was before
 *         since    N
 *         until    N  exclusive
 *       was?       M  it was revoked: the hold as it was before
 *         since    N
 *         until    N  exclusive
 *   ended          M  tombstones: sixteen slots, so that the record does not grow and a blind write can set one
 *     {slot}       S  0 to 15: fingerprint of a session and its ending's letter (a capital where nobody had
 *                       answered its phone), or of its call's name and "b"
 *   ends?          S  what the last write has ended, and only that: sessions' ids, each with its ending's letter
 *                       and the instant (a capital where its call was a guess that proved wrong), spaces between;
 *                       every write sets or removes it, and the stream is filtered by it
 *   cleared?       M  the last time somebody cleared the agent
 *     seen         N  the version that they saw
 *     by           S
 *     byId?        S
 *     reason?      S
 *     at           N
 *   leases         M  of the agent's devices, four at most
 *     {device}     N  end of its lease, exclusive
 *   presentUntil?  N  the last lease's end, by itself for a condition; absent when there has never been a lease
 *   freeAt         M  a channel is absent while it depends on an action
 *     {channel}    N  the first instant at which a new session may be reserved
 *   openUntil?     N  from here nothing may be reserved although nobody did anything; absent when there is none
 *   logsOffAt?     N  the midnight at which the policy logs the agent off; absent when it does not, or they are
 *   checkAt?       N  since when something in it is watched, by reconcile each minute; absent, and watch too, when
 *                       everything in it ends by itself
 *   watch?         S  watch#0..15: key of the sparse index of what is watched
 *   roster         S  roster#0..15: key of the index that lists agents
 *   rank?          N  since when it is the agent's turn to be offered somebody, or from when on; absent while that
 *                       depends on an action, and without queues
 *   line?          S  "agents": key, with rank, of the index of those who may be offered somebody from a queue;
 *                       absent when they are logged on to none
 *   queues?        S  those that the agent is logged on to, with spaces before, between and after
 *   skills?        S  what the agent can do, in the same way
 *
 * agent#{agentId} / profile               what register keeps and nobody decides on: it does not weigh on the record
 *   addresses      L  of maps: platform S, value S
 *   queues         L  of S
 *   skills?        L  of S: what the agent can do
 *   writer         S  as in the record: a registration is conditional on it
 *   lastVersion?   N  of an agent who was taken away: how far the record's versions had come
 *   ttl?           N  epoch seconds, 90 days after that
 *
 * address#{platform}#{value} / pointer    written in one transaction with the profile: an address has one agent
 *   agentId        S
 *
 * agent#{agentId} / session#{sessionId}   what became of a session; written by history when it has left the record
 *   v              N  the version of the record that says so: what comes twice or late changes nothing
 *   ttl            N  epoch seconds, 90 days after the last write: DynamoDB removes it some time after
 *   channel        S
 *   kind           S  standard, too
 *   customerId?    S
 *   platform?      S
 *   callId?        S  of the call that it ended with
 *   reservedAt?    N  when each phase began; absent when it was never in the phase, or nobody told
 *   ringingAt?     N
 *   connectedAt?   N
 *   endedAt?       N  absent where the version before wrote that it goes on
 *   ending?        S  absent, too, when its tombstone was gone before it could be read
 *   by?            S  whoever cleared it
 *   reason?        S  their reason
 *
 * drift / {run}                           what one run of reconcile found; the run is its beginning (ISO) and its shard
 *   at             N  when it began
 *   shard          N  the first of those that it looked at
 *   looks          N  records looked at
 *   ended          N  what it had to repair: sessions whose call had ended
 *   connected      N  agents who talk in a call whose answer nobody had told of
 *   lapsed         N  records that are watched no more: a phone rang out
 *   live           N  sessions whose call goes on
 *   unknown        N  sessions of which nobody could say
 *   postponed      N  records left for the next run
 *   oldestSeconds  N  how long the longest of those postponed had been due
 *   ttl            N  epoch seconds, two hours after its beginning
 *
 * conn#{connection} / conn                a page's open socket; removed when it closes
 *   who?           S  the subject of the token that it was opened with
 *   agent?         S  the agent who looks at it; absent for a supervisor's
 *   topics         L  of S: what it may watch
 *   until          N  its end, exclusive: nothing is sent to it from then on
 *   ttl            N  epoch seconds, an hour after: for those whose end nobody was told
 *
 * topic#{topic} / conn#{connection}       who watches one agent, or the floor
 *   until          N  as there
 *   ttl            N
 *
 * queues / {queueId}                      a queue, as it was set up
 *   name           S
 *   channels       S  those it takes customers of, with spaces before, between and after
 *   online         S  yes or no
 *   message?       S  what customers and agents are told when it is offline
 *   since          N  when it was set online or offline
 *   by             S  role of whoever did
 *   byId?          S
 *   offerMillis    N  how long an agent has to take up an offer
 *   serviceLevelMillis  N  within this a customer should be answered
 *   mostWaiting    N  customers who may wait at once
 *   relaxMillis?   N  after each of these one more skill is let go
 *   zone?          S  IANA time zone of its hours; absent, and hours too, when it is always open
 *   hours?         M
 *     {day}        S  MONDAY to SUNDAY: from-to, with spaces before, between and after
 *   version        N
 *
 * ticket#{ticketId} / ticket              one customer who waits in a queue
 *   queue          S
 *   channel        S
 *   customer       M
 *     id           S
 *     name?        S
 *     doing?       S
 *   skills?        S  asked for, the most important first, with spaces before, between and after
 *   relaxMillis?   N  as in the queue
 *   priority       N  0 to 9, 0 first
 *   since          N  when they began to wait
 *   state          S
 *   offer?         M  the offer that is being made, or the last one
 *     agent        S
 *     session      S  the session that it has with the agent
 *     at           N
 *     until        N  exclusive
 *   offers         N  how many have been made
 *   turned?        M  agents who are not offered them again for a while
 *     {agentId}    N  until when, exclusive
 *   aliveUntil     N  until then the customer counts as being there, exclusive
 *   answeredAt?    N
 *   repliedAt?     N  when an agent first wrote
 *   endedAt?       N
 *   seq?           N  how many messages have been written; absent when none
 *   saidAt?        N  when the last one was
 *   said?          S  the newest of each side, with spaces before, between and after: c or a, its number, a colon and
 *                       the mark of the id that its sender gave it, to the base of 36
 *   key?           S  SHA-256, in Base64, of what the customer's own token must end with; absent when none was given
 *   version        N  grows by one with every write
 *   writer         S  random id of the invocation that wrote last
 *   line           S  w#, a# or u# and the queue: key of the index, for who waits, was answered, was not answered
 *   rank           N  of those who wait, ten million million times the priority, and since; else since when
 *   ttl?           N  epoch seconds, 90 days after its end
 *
 * ticket#{ticketId} / m#{seq}             one message of a chat, its number in eight digits; only erasing changes it
 *   from           S
 *   agent?         S  who wrote it; absent for the customer
 *   text?          S  absent when it was erased
 *   at             N  when; never before the one before it
 *   writer         S  random id of the invocation that wrote it
 *   ttl            N  epoch seconds, 90 days after the customer began to wait
 *
 * probe / probe                           written only after a refused write, to see whether writes are taken again
 *   count          N
 * </pre>
 *
 * <p>The write protocol: guess, decide on the guess, write under a condition that names everything the guess
 * assumed. A refused condition brings the true item with it: decide again on that, and write under {@code version =
 * :seen}; again on a lost race, with jitter, a bounded number of times.
 */
package lineclear.dynamodb;
