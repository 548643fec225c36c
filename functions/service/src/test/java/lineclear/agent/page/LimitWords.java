package lineclear.agent.page;

import lineclear.agent.policy.Limit;

/** A limit of capacity in words. Whatever is open counts, from the reservation on. */
record LimitWords(Limit limit) {
    String sentence() {
        String together = limit.counting().size() > 1 ? ", all together." : ".";
        if (limit.of().equals(limit.counting())) {
            return "At most " + counted("or") + " at once" + (limit.fewerThan() > 1 ? together : ".");
        }
        String offered = "New " + PolicyWords.nouns(limit.of(), true, "and") + " only while ";
        return limit.fewerThan() == 1
                ? offered + "no " + PolicyWords.nouns(limit.counting(), false, "or") + " is open."
                : offered + "fewer than " + counted("and") + " are open" + together;
    }

    private String counted(String last) {
        return limit.fewerThan() + " " + PolicyWords.nouns(limit.counting(), limit.fewerThan() > 1, last);
    }
}
