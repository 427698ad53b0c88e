package org.bihuan.bulletin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.organisation.ZoneRegister;

/**
 * How an office writes its papers. The days of a listing come from municipal rules of 2010 to 2012 and differ from place
 * to place; all are working days but those of the listing itself and of the acceptance.
 *
 * @param letterhead of notices and sheets (发文机关标志)
 * @param bulletinLetterhead of bulletins
 * @param accountabilityAddressees who decides on responsibility
 * @param prefixes what the numbers of a kind begin with; kinds with the same prefix share a counter
 * @param automatic kinds drafted by themselves when a matter comes to that point
 * @param replyDays working days a unit has to answer a notice
 * @param fileDays a listing is filed with the higher office within so many working days
 * @param publishDays a listing is published within so many working days
 * @param delistingPublishDays a delisting is published within so many working days
 * @param listingMostDays a listing lasts at most so many natural days
 * @param acceptanceDays acceptance on site within so many natural days of the application
 * @param namedMost at most so many units are praised and matters criticised
 * @param minimumSample a unit with fewer closed matters is not ranked
 */
public record PaperParameters(
        @NotBlank @Size(max = 60) String letterhead,
        @NotBlank @Size(max = 60) String bulletinLetterhead,
        @NotNull @Size(max = 60) String signature,
        @NotNull @Size(max = 200) String contact,
        @NotNull @Size(max = 300) String copies,
        @NotNull @Size(max = 60) String printedBy,
        @NotNull @Size(max = 500) String bulletinAddressees,
        @NotNull @Size(max = 500) String accountabilityAddressees,
        @NotNull Map<@NotNull PaperKind, @NotBlank @Pattern(regexp = "[^〔〕\\s]{1,12}") String> prefixes,
        @NotNull Set<@NotNull PaperKind> automatic,
        @Min(1) @Max(60) int replyDays,
        @Min(1) @Max(60) int fileDays,
        @Min(1) @Max(60) int publishDays,
        @Min(1) @Max(60) int delistingPublishDays,
        @Min(1) @Max(730) int listingMostDays,
        @Min(1) @Max(60) int extensionAskDays,
        @Min(1) @Max(60) int extensionDecideDays,
        @Min(1) @Max(60) int acceptanceDays,
        @Min(1) @Max(30) int namedMost,
        @Min(0) @Max(100) int minimumSample) {

    private static final String TO_DISCIPLINE = "纪检监察工委";

    public PaperParameters {
        // Written before there were proposals of accountability.
        accountabilityAddressees = Objects.requireNonNullElse(accountabilityAddressees, TO_DISCIPLINE);
        prefixes = Map.copyOf(prefixes);
        automatic = Set.copyOf(automatic);
    }

    /** What a zone begins with. */
    static PaperParameters shipped(ZoneRegister.Named zone) {
        var prefixes = new EnumMap<PaperKind, String>(PaperKind.class);
        var first = zone.shortName()
                .codePoints()
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        for (var kind : PaperKind.values()) {
            prefixes.put(kind, first + kind.word());
        }
        return new PaperParameters(
                zone.name() + "督查室",
                zone.name() + "督查室文件",
                zone.shortName() + "督查室",
                "",
                "",
                zone.shortName() + "督查室",
                "各街道，各部门，区属各单位",
                TO_DISCIPLINE,
                prefixes,
                EnumSet.of(
                        PaperKind.URGING_NOTICE,
                        PaperKind.LISTING_NOTICE,
                        PaperKind.DELISTING_NOTICE,
                        PaperKind.INTERVIEW_NOTICE,
                        PaperKind.PUBLIC_CRITICISM,
                        PaperKind.ACCOUNTABILITY_PROPOSAL,
                        PaperKind.ERRATUM),
                3,
                3,
                5,
                5,
                365,
                20,
                10,
                10,
                5,
                1);
    }

    /** Kinds that came later take the prefix they ship with. */
    PaperParameters completed(PaperParameters shipped) {
        var all = new EnumMap<PaperKind, String>(shipped.prefixes);
        all.putAll(prefixes);
        return new PaperParameters(
                letterhead,
                bulletinLetterhead,
                signature,
                contact,
                copies,
                printedBy,
                bulletinAddressees,
                accountabilityAddressees,
                all,
                automatic,
                replyDays,
                fileDays,
                publishDays,
                delistingPublishDays,
                listingMostDays,
                extensionAskDays,
                extensionDecideDays,
                acceptanceDays,
                namedMost,
                minimumSample);
    }

    String prefix(PaperKind kind) {
        return prefixes.getOrDefault(kind, kind.word());
    }
}
