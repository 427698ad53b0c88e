package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePinyinTest {

    @ParameterizedTest
    @CsvSource({"秦明辉,qinminghui qmh", "单立人,shanliren slr", "尉迟恭,yuchigong ycg", "Li Wei,liwei liwei", "阿里·木,alimu alm"})
    void readsNamesAsTheirBearersDo(String name, String pinyin) {
        assertThat(NamePinyin.of(name)).isEqualTo(pinyin);
    }
}
