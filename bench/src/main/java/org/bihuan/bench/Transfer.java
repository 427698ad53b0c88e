package org.bihuan.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.bench.ask.Person;
import org.bihuan.bench.data.BareLedger;
import org.bihuan.bench.data.Cast;
import org.bihuan.bench.data.Database;
import org.bihuan.bench.report.Transferred;
import tools.jackson.databind.JsonNode;

/** Takes one large ledger in and out: through the product with all its checks, and by a bare library and COPY. */
final class Transfer {

    private static final String COLUMNS = "light,number,title,type,unit,step,due,updated,percent,dueOn,originalDueOn,"
            + "subject,place,source,opened,closed,urged";

    private final Product product;
    private final Path folder;
    private final int rows;

    Transfer(Product product, Path folder, int rows) {
        this.product = product;
        this.folder = folder;
        this.rows = rows;
    }

    Transferred run() throws Exception {
        var ledger = folder.resolve("ledger.xlsx");
        BareLedger.write(ledger, rows);
        Progress.say("ledger of %,d rows written", rows);
        try (var person = Person.logIn(product.port(), Cast.OFFICER);
                var connection = Database.of(folder).open()) {
            var cast = Cast.of(connection);
            double[] importing = importing(person, ledger);
            var began = System.nanoTime();
            if (BareLedger.read(ledger, connection, cast) != rows) {
                throw new IllegalStateException("the bare import has lost rows");
            }
            double bareImport = since(began);
            Progress.say("import %.1f s, bare %.1f s", importing[0] + importing[1] + importing[2], bareImport);
            began = System.nanoTime();
            person.get("/api/matters/export?stage=ALL&format=xlsx&columns=" + COLUMNS);
            double export = since(began);
            began = System.nanoTime();
            BareLedger.export(connection, cast, folder.resolve("bare.xlsx"), 200_000);
            double bareExport = since(began);
            Progress.say("export %.1f s, bare %.1f s", export, bareExport);
            return new Transferred(
                    rows, importing[0], importing[1], importing[2], bareImport, export, bareExport, product.memory());
        }
    }

    /** Seconds of the upload, the reading and the commit. */
    private double[] importing(Person person, Path ledger) throws Exception {
        long began = System.nanoTime();
        var batch = "/api/intake/batches/" + upload(person, ledger).at("/id").asString();
        double upload = since(began);
        began = System.nanoTime();
        decide(person, batch);
        var read = rested(person, batch);
        double reading = since(began);
        if (read.at("/rows/FAULTY").asInt(0) > 0) {
            throw new IllegalStateException("rows were found faulty: " + read.at("/rows"));
        }
        began = System.nanoTime();
        person.send("POST", batch + "/commit", Map.of("mode", "BY_ROW"));
        var done = rested(person, batch);
        if (done.at("/rows/DONE").asInt(0) != rows) {
            throw new IllegalStateException("not all rows became matters: " + done.at("/rows"));
        }
        return new double[] {upload, reading, since(began)};
    }

    private static JsonNode upload(Person person, Path file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ledger.xlsx\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(file));
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return person.sendBytes(
                "POST", "/api/intake/batches", "multipart/form-data; boundary=edge", body.toByteArray());
    }

    /** Takes every proposal of the survey. */
    private static void decide(Person person, String batch) throws IOException {
        var survey = person.read(batch).at("/survey");
        int sheet = survey.at("/proposedSheet").asInt();
        var table = survey.at("/sheets/" + sheet);
        var mapping = new LinkedHashMap<String, String>();
        for (var column : table.at("/columns")) {
            if (!column.at("/field").isNull()) {
                mapping.put(column.at("/index").asString(), column.at("/field").asString());
            }
        }
        person.send(
                "PUT",
                batch + "/plan",
                Map.of(
                        "typeCode",
                        "HAZARD",
                        "sheet",
                        sheet,
                        "headerFirst",
                        table.at("/header/firstRow").asInt(),
                        "headerLast",
                        table.at("/header/lastRow").asInt(),
                        "mapping",
                        mapping));
    }

    private static JsonNode rested(Person person, String batch) throws IOException, InterruptedException {
        for (var shown = person.read(batch); ; shown = person.read(batch)) {
            if (!shown.at("/state").asString().endsWith("ING")) {
                return shown;
            }
            Thread.sleep(200);
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    static List<String> settings() {
        return List.of("--bihuan.demo=true", "--bihuan.demo.matters=1");
    }
}
