package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryBlockTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select \"organisation\".\"unit\".\"name\" from \"organisation\".\"unit\" where \"organisation\".\"unit\".\"zone_id\" = cast(? as uuid)",
                "select 1 from \"organisation\".\"unit\" as \"u\" join \"organisation\".\"post\" as \"p\" on (\"p\".\"zone_id\" = \"u\".\"zone_id\" and \"p\".\"unit_id\" = \"u\".\"id\") where (\"u\".\"zone_id\" = ? and \"u\".\"id\" = ?)",
                "select 1 from \"organisation\".\"unit\" where (\"zone_id\" = ? and exists (select 1 from \"organisation\".\"post\" where (\"organisation\".\"post\".\"zone_id\" = ? and \"organisation\".\"post\".\"unit_id\" = \"organisation\".\"unit\".\"id\")))",
                "insert into \"organisation\".\"unit\" (\"zone_id\", \"id\") values (?, ?) on conflict (\"zone_id\", \"id\") do update set \"name\" = excluded.\"name\"",
                "update \"organisation\".\"unit\" set \"name\" = ? where (\"organisation\".\"unit\".\"zone_id\" = cast(? as uuid) and \"version\" = ?)",
                "select 1 from \"organisation\".\"unit\" where \"zone_id\" = ? for update skip locked",
                "select \"platform\".\"login\".\"zone_id\" from \"platform\".\"login\" where \"login\" = ?",
                "select 'from \"organisation\".\"unit\"'",
            })
    void letsThroughWhatNamesItsZoneInEachBlock(String sql) {
        assertThatCode(() -> ZoneGuard.require(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from \"organisation\".\"unit\"",
                "select 1 from \"organisation\".\"unit\" where \"id\" = ?",
                "select 1 from \"organisation\".\"unit\" where \"zone_id\" = platform.current_zone()",
                "select 1 from \"organisation\".\"unit\" as \"u\" join \"organisation\".\"post\" as \"p\" on \"p\".\"unit_id\" = \"u\".\"id\" where \"u\".\"zone_id\" = ?",
                "select 1 from \"organisation\".\"unit\" where (\"zone_id\" = ? and exists (select 1 from \"organisation\".\"post\" where \"organisation\".\"post\".\"zone_id\" = \"organisation\".\"unit\".\"zone_id\"))",
                "select 1 from \"organisation\".\"unit\" where \"zone_id\" = ? union all select 1 from \"organisation\".\"post\"",
                "with \"x\" as (select 1 from \"organisation\".\"post\") select 1 from \"organisation\".\"unit\" where \"zone_id\" = ?",
                "update \"organisation\".\"unit\" set \"zone_id\" = \"zone_id\" where \"id\" = ?",
                "delete from \"organisation\".\"unit\" where \"id\" = ?",
                "insert into \"organisation\".\"unit\" (\"zone_id\") select \"zone_id\" from \"organisation\".\"post\"",
            })
    void stopsWhatForgetsItsZoneInSomeBlock(String sql) {
        assertThatThrownBy(() -> ZoneGuard.require(sql))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("zone_id");
    }
}
