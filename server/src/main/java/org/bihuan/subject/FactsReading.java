package org.bihuan.subject;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.form.FieldDefinition;
import org.bihuan.form.Form;
import org.bihuan.organisation.PeopleNames;
import org.bihuan.organisation.UnitDirectory;
import org.bihuan.place.AreaDirectory;
import org.bihuan.place.AreaId;
import org.bihuan.platform.Secrets;
import org.bihuan.shared.BusinessZone;
import org.bihuan.shared.CreditCode;
import org.bihuan.shared.PersonId;
import org.bihuan.shared.PersonalData;
import org.bihuan.shared.PhoneNumbers;
import org.bihuan.shared.Problem;
import org.bihuan.shared.UnitId;
import org.bihuan.shared.ZoneKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what was given against the type of the subject and the zone: everything wrong is told at once, by field. */
@Component
class FactsReading {

    /** Facts in normal form, the identity number masked in them and sealed beside. */
    record Read(SubjectFacts facts, Subject.@Nullable Number number) {}

    private final UnitDirectory units;
    private final PeopleNames people;
    private final AreaDirectory areas;
    private final Secrets secrets;
    private final Clock clock;

    FactsReading(UnitDirectory units, PeopleNames people, AreaDirectory areas, Secrets secrets, Clock clock) {
        this.units = units;
        this.people = people;
        this.areas = areas;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param before what is stored, to leave masked numbers and what is merely out of date as they are */
    Read read(ZoneKey zone, SubjectId id, SubjectFacts given, SubjectType type, @Nullable Subject before) {
        var errors = new ArrayList<Problem.FieldError>();
        var definition = type.definition();
        var was = before == null ? null : before.facts();
        var code = creditCode(given.creditCode(), definition.creditCode(), errors);
        var number = number(zone, id, given.personNumber(), definition.personNumber(), before, errors);
        var phone = phone(given.contactPhone(), was, errors);
        var position = given.position();
        if (position != null) {
            position.mustBeSensible("position");
        }
        if (definition.position() == SubjectType.Ask.REQUIRED && position == null) {
            errors.add(new Problem.FieldError("position", "SUBJECT-POSITION-MISSING", "请在地图上标出位置。"));
        }
        var outline = given.outline();
        if (outline != null) {
            outline.mustBeSound("outline");
        }
        var area = given.area() == null && position != null
                ? areas.whereLies(zone, position).orElse(null)
                : given.area();
        known(zone, area, given, was, errors);
        var answers = answers(zone, given, definition.fields(), was, errors);
        if (!errors.isEmpty()) {
            var first = errors.getFirst();
            throw Problem.fields(errors.size() == 1 ? first.code() : "SUBJECT-FACTS-WRONG", first.detail(), errors);
        }
        var territorial = given.territorialUnit() == null && area != null
                ? areas.unitOf(zone, area).orElse(null)
                : given.territorialUnit();
        return new Read(
                new SubjectFacts(
                        given.typeCode(),
                        given.name().strip(),
                        code,
                        number == null ? null : number.masked(),
                        area,
                        territorial,
                        given.regulatorUnit(),
                        given.sponsor(),
                        bare(given.address()),
                        bare(given.contactName()),
                        phone,
                        position,
                        outline,
                        answers),
                number);
    }

    private static @Nullable String creditCode(
            @Nullable String given, SubjectType.Ask ask, List<Problem.FieldError> errors) {
        if (given == null || given.isBlank()) {
            if (ask == SubjectType.Ask.REQUIRED) {
                errors.add(new Problem.FieldError("creditCode", "SUBJECT-CREDIT-CODE-MISSING", "请填写统一社会信用代码。"));
            }
            return null;
        }
        var code = CreditCode.normal(given);
        if (!CreditCode.valid(code)) {
            errors.add(new Problem.FieldError(
                    "creditCode", "SUBJECT-CREDIT-CODE-WRONG", "统一社会信用代码不正确：应为 18 位且校验位相符，请核对营业执照。"));
        }
        return code;
    }

    private Subject.@Nullable Number number(
            ZoneKey zone,
            SubjectId id,
            @Nullable String given,
            SubjectType.Ask ask,
            @Nullable Subject before,
            List<Problem.FieldError> errors) {
        if (given == null || given.isBlank()) {
            if (ask == SubjectType.Ask.REQUIRED) {
                errors.add(new Problem.FieldError("personNumber", "SUBJECT-PERSON-NUMBER-MISSING", "请填写公民身份号码。"));
            }
            return null;
        }
        if (before != null
                && before.number() != null
                && before.number().masked().equals(given)) {
            return before.number();
        }
        var number = PersonNumber.normal(given);
        if (number.isEmpty()) {
            errors.add(new Problem.FieldError(
                    "personNumber", "SUBJECT-PERSON-NUMBER-WRONG", "公民身份号码不正确：应为 18 位且校验位相符，请核对证件。"));
            return null;
        }
        return new Subject.Number(
                secrets.seal(number.get(), purpose(id)),
                secrets.fingerprint(number.get(), "subject-person-number:" + zone.value()),
                PersonalData.mask(number.get()));
    }

    static String purpose(SubjectId id) {
        return "subject-person-number:" + id.value();
    }

    private static @Nullable String phone(
            @Nullable String given, @Nullable SubjectFacts before, List<Problem.FieldError> errors) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (before != null && given.equals(PersonalData.masked(before.contactPhone()))) {
            return before.contactPhone();
        }
        var normal = PhoneNumbers.normal(given);
        if (normal.isEmpty()) {
            errors.add(new Problem.FieldError("contactPhone", "SUBJECT-PHONE-WRONG", "电话号码不正确，请填写手机号或带区号的固定电话。"));
        }
        return normal.orElse(null);
    }

    /** Of whom it names only what is new is looked up: a unit closed since stays until changed. */
    private void known(
            ZoneKey zone,
            @Nullable AreaId area,
            SubjectFacts given,
            @Nullable SubjectFacts was,
            List<Problem.FieldError> errors) {
        if (area != null && (was == null || !area.equals(was.area())) && !areas.isOpen(zone, area)) {
            errors.add(new Problem.FieldError("area", "SUBJECT-AREA-UNKNOWN", "没有这个区域或已撤销，请重新选择。"));
        }
        unit(zone, "territorialUnit", given.territorialUnit(), was == null ? null : was.territorialUnit(), errors);
        unit(zone, "regulatorUnit", given.regulatorUnit(), was == null ? null : was.regulatorUnit(), errors);
        var sponsor = given.sponsor();
        if (sponsor != null
                && (was == null || !sponsor.equals(was.sponsor()))
                && people.of(zone, List.<PersonId>of(sponsor)).isEmpty()) {
            errors.add(new Problem.FieldError("sponsor", "SUBJECT-SPONSOR-UNKNOWN", "没有这个人员，请从人员列表中选择。"));
        }
    }

    private void unit(
            ZoneKey zone, String field, @Nullable UnitId given, @Nullable UnitId was, List<Problem.FieldError> errors) {
        if (given != null && !Objects.equals(given, was) && !units.isOpen(zone, given)) {
            errors.add(new Problem.FieldError(field, "SUBJECT-UNIT-UNKNOWN", "没有这个单位或已撤并，请从单位列表中选择。"));
        }
    }

    /** Those of the type's fields in normal form; answers to fields it no longer has stay as they were. */
    private Map<String, String> answers(
            ZoneKey zone,
            SubjectFacts given,
            List<FieldDefinition> fields,
            @Nullable SubjectFacts was,
            List<Problem.FieldError> errors) {
        var stored = was == null ? Map.<String, String>of() : was.answers();
        var full = new LinkedHashMap<>(given.answers());
        fields.stream()
                .filter(FieldDefinition::isPersonal)
                .map(FieldDefinition::key)
                .forEach(key -> full.computeIfPresent(key, unmasked(stored.get(key))::apply));
        full.keySet()
                .removeIf(
                        key -> fields.stream().noneMatch(field -> field.key().equals(key)) && stored.containsKey(key));
        var today = BusinessZone.today(clock);
        var form = new Form(fields);
        var kept = new LinkedHashMap<String, String>();
        stored.forEach((key, value) -> {
            if (fields.stream().noneMatch(field -> field.key().equals(key))) {
                kept.put(key, value);
            }
        });
        try {
            var read = form.answers(full, today, new DirectoryReading(zone, units, people));
            form.mustBeComplete(read, today);
            kept.putAll(read);
        } catch (Problem wrong) {
            errors.addAll(wrong.errors());
        }
        return kept;
    }

    private static Unmasking unmasked(@Nullable String stored) {
        return (key, given) -> stored != null && given.equals(PersonalData.mask(stored)) ? stored : given;
    }

    /** Puts the stored number back where its mask was sent. */
    private interface Unmasking {
        String apply(String key, String given);
    }

    private static @Nullable String bare(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
