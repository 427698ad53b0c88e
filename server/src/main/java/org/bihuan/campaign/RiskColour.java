package org.bihuan.campaign;

/**
 * How an object stands by what has been found there and is not closed off (四色). Until risk points are rated this is
 * told by hazards alone.
 *
 * @see Risks
 */
public enum RiskColour {
    /** An open major hazard. */
    RED(8, 7),
    /** An open hazard past its limit. */
    ORANGE(4, 15),
    /** An open hazard. */
    YELLOW(2, 30),
    /** None open. */
    BLUE(1, 90);

    private final int weight;
    private final int everyDays;

    RiskColour(int weight, int everyDays) {
        this.weight = weight;
        this.everyDays = everyDays;
    }

    /** How much more than a blue one it deserves a look in a sample by risk. */
    int weight() {
        return weight;
    }

    /** The days after which it is to be visited again (检查频次). */
    public int everyDays() {
        return everyDays;
    }
}
