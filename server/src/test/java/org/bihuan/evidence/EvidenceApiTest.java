package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.bihuan.shared.Ids;
import org.bihuan.testing.ApiTest;
import org.bihuan.testing.TestClock;
import org.bihuan.testing.TestPerson;
import org.bihuan.testing.TestPerson.Answer;
import org.bihuan.testing.TestZone;
import org.bihuan.testing.TestZones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class EvidenceApiTest {

    @Autowired
    TestZones zones;

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    TestZone zone;

    @BeforeEach
    void aZone() {
        zone = zones.create();
    }

    @Test
    void takesAPhotoAndTellsWhatItKnowsOfItself() {
        var id = Ids.next();
        var photo = TestFiles.photo(1600, 1200, 6);

        var answer = upload(zone.lanheLiaison, id, "整改后 照片.JPG", photo);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(json.readTree("""
                {"id":"%s","name":"整改后 照片.JPG","mediaType":"image/jpeg","kind":"PHOTO","bytes":%d,"sha256":"%s",
                 "width":1200,"height":1600,"capturedAt":"2026-11-19T06:03:05Z","latitude":33.612000,
                 "longitude":119.025000,"device":"Lanhe Cam-1","previewed":true,"uploadedBy":"%s",
                 "uploaderName":"吕晓东","uploadedAt":"%s"}
                """.formatted(
                        id, photo.length, sha256(photo), zone.lanheLiaison.account(), TestClock.START)));
        assertThat(zone.lanheLiaison.get("/api/evidence/" + id).body()).isEqualTo(answer.body());
    }

    @Test
    void drawsPreviewsUprightWithoutTheFactsOfTheCamera() throws Exception {
        var id = Ids.next();
        upload(zone.lanheLiaison, id, "a.jpg", TestFiles.photo(1600, 1200, 6));

        var small = zone.lanheLiaison.get("/api/evidence/" + id + "/thumbnail?size=320");
        var large = zone.lanheLiaison.get("/api/evidence/" + id + "/thumbnail?size=1280");

        var image = ImageIO.read(new ByteArrayInputStream(small.response().getContentAsByteArray()));
        assertThat(image.getWidth()).isEqualTo(240);
        assertThat(image.getHeight()).isEqualTo(320);
        assertThat(image.getRGB(120, 20) & 0xFF0000)
                .as("red was left, is now above")
                .isGreaterThan(0xC00000);
        assertThat(image.getRGB(120, 300) & 0xFF)
                .as("blue was right, is now below")
                .isGreaterThan(0xC0);
        assertThat(ImageIO.read(new ByteArrayInputStream(large.response().getContentAsByteArray()))
                        .getHeight())
                .isEqualTo(1280);
        assertThat(new String(small.response().getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void givesTheBytesBackUnchangedAndLetsNothingInThemRun() {
        var id = Ids.next();
        var pdf = TestFiles.pdf();
        upload(zone.lanheLiaison, id, "验收单.pdf", pdf);

        var answer = zone.lanheLiaison.get("/api/evidence/" + id + "/content").response();

        assertThat(answer.getContentAsByteArray()).isEqualTo(pdf);
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("inline;")
                .contains("filename*=UTF-8''%E9%AA%8C%E6%94%B6%E5%8D%95.pdf");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaders("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("max-age=31536000, private, immutable");
    }

    @Test
    void offersOfficeFilesForDownloadOnlyInASandbox() {
        var id = Ids.next();
        upload(zone.lanheLiaison, id, "台账.xls", TestFiles.xls());

        var answer = zone.lanheLiaison.get("/api/evidence/" + id + "/content").response();

        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(answer.getHeader("Content-Security-Policy")).endsWith("; sandbox");
    }

    @Test
    void givesPartOfTheBytesWhenAsked() {
        var id = Ids.next();
        upload(zone.lanheLiaison, id, "说明.txt", TestFiles.utf8("0123456789"));

        var answer =
                zone.lanheLiaison.send(get("/api/evidence/" + id + "/content").header("Range", "bytes=2-4"));

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.response().getContentAsByteArray()).isEqualTo(TestFiles.utf8("234"));
    }

    @Test
    void takesTheSameUploadTwiceAsOne() {
        var id = Ids.next();
        var first = upload(zone.lanheLiaison, id, "a.jpg", TestFiles.jpeg(20, 10));

        var second = upload(zone.lanheLiaison, id, "a.jpg", TestFiles.jpeg(20, 10));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void refusesAnIdThatStandsForSomethingElse() {
        var id = Ids.next();
        upload(zone.lanheLiaison, id, "a.jpg", TestFiles.jpeg(20, 10));

        assertThat(code(upload(zone.lanheLiaison, id, "b.jpg", TestFiles.jpeg(30, 10))))
                .isEqualTo("409 EVIDENCE-ID-TAKEN");
        assertThat(code(upload(zone.xinqiaoLiaison, id, "a.jpg", TestFiles.jpeg(20, 10))))
                .isEqualTo("409 EVIDENCE-ID-TAKEN");
    }

    @Test
    void keepsTheSamePhotoOfTwoPeopleOnceOnDisk() {
        var photo = TestFiles.jpeg(21, 11);
        var mine = upload(zone.lanheLiaison, Ids.next(), "a.jpg", photo);
        var theirs = upload(zone.xinqiaoLiaison, Ids.next(), "b.jpg", photo);

        assertThat(mine.body().at("/sha256")).isEqualTo(theirs.body().at("/sha256"));
        assertThat(mine.body().at("/id")).isNotEqualTo(theirs.body().at("/id"));
    }

    @Test
    void showsNothingToAColleagueAForeignZoneOrAStranger() throws Exception {
        var id = Ids.next();
        upload(zone.lanheLiaison, id, "a.jpg", TestFiles.jpeg(20, 10));
        var foreign = zones.create().officer;

        for (var path : new String[] {"", "/content", "/thumbnail?size=320"}) {
            assertThat(code(zone.xinqiaoLiaison.get("/api/evidence/" + id + path)))
                    .isEqualTo("404 EVIDENCE-NOT-FOUND");
            assertThat(code(foreign.get("/api/evidence/" + id + path))).isEqualTo("404 EVIDENCE-NOT-FOUND");
            assertThat(http.perform(get("/api/evidence/" + id + path))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(401);
        }
        assertThat(code(zone.lanheLiaison.get("/api/evidence/" + Ids.next()))).isEqualTo("404 EVIDENCE-NOT-FOUND");
    }

    @Test
    void letsAForeignZoneUseTheSameIdForItself() {
        var id = Ids.next();
        upload(zone.lanheLiaison, id, "a.jpg", TestFiles.jpeg(20, 10));

        var answer = upload(zones.create().lanheLiaison, id, "b.jpg", TestFiles.jpeg(30, 10));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/name").asString()).isEqualTo("b.jpg");
    }

    @Test
    void refusesUploadsOfThoseWhoHandleNothing() {
        for (var person :
                new TestPerson[] {zone.systemAdministrator, zone.securityAdministrator, zone.auditAdministrator}) {
            assertThat(code(upload(person, Ids.next(), "a.jpg", TestFiles.jpeg(20, 10))))
                    .isEqualTo("403 ACCESS-NOT-PERMITTED");
        }
    }

    @Test
    void knowsOnlyTwoSizesOfPreviewAndNoneOfAText() {
        var id = Ids.next();
        upload(zone.lanheLiaison, id, "说明.txt", TestFiles.utf8("已整改"));

        assertThat(code(zone.lanheLiaison.get("/api/evidence/" + id + "/thumbnail?size=100")))
                .isEqualTo("400 EVIDENCE-SIZE-UNKNOWN");
        assertThat(code(zone.lanheLiaison.get("/api/evidence/" + id + "/thumbnail?size=320")))
                .isEqualTo("404 EVIDENCE-NO-PREVIEW");
    }

    @Test
    void makesFileNamesHarmless() {
        assertThat(nameOf("../../etc/passwd.txt")).isEqualTo("passwd.txt");
        assertThat(nameOf("C:\\用户\\桌面\\照片.txt")).isEqualTo("照片.txt");
        assertThat(nameOf("a\r\nSet-Cookie: x=1\u202Etxt.exe")).isEqualTo("aSet-Cookie x=1txt.exe");
        assertThat(nameOf("<img src=x onerror=alert(1)>.txt")).isEqualTo("img src=x onerror=alert(1).txt");
        assertThat(nameOf("..")).isEqualTo("未命名");
        assertThat(nameOf("长".repeat(300) + ".txt")).isEqualTo("长".repeat(116) + ".txt");
    }

    private String nameOf(String given) {
        return upload(zone.lanheLiaison, Ids.next(), given, TestFiles.utf8("已整改"))
                .body()
                .at("/name")
                .asString();
    }

    private static Answer upload(TestPerson person, UUID id, String name, byte[] content) {
        return person.send(multipart("/api/evidence")
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .param("id", id.toString()));
    }

    private static String code(Answer answer) {
        return answer.status() + " " + answer.body().at("/code").asString();
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Incoming.digest().digest(content));
    }
}
