package dev.latchkey.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@QuarkusTest
class ChartTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-31");

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance chart(
                Chart chart, String title, String summary, String signUpsLabel, String loginsLabel);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 5", "5, 5", "6, 10", "10, 10", "11, 20", "20, 20", "21, 50", "99, 100"})
    @CsvSource({"100, 100", "101, 200", "200000001, 500000000", "999999999999, 1000000000000"})
    void theAxisEndsAtARoundNumber(long most, long top) {
        assertEquals(top, Chart.of(days(0, most)).axis().top());
    }

    @Test
    void barsStandOnTheFloorAndReachTheTop() {
        Chart.Day day = Chart.of(days(20, 10)).days().get(0);
        assertEquals(new Chart.Bar(58, 28, 8, 156, 20), day.signUps());
        assertEquals(new Chart.Bar(66, 184, 8, 0, 0), day.logins());
    }

    @Test
    void besideAHugeDayASingleLoginIsSeen() {
        Chart chart = Chart.of(days(1, 5_000_000_000L));
        assertEquals(1, chart.days().get(0).signUps().height());
        assertEquals(156, chart.days().get(1).signUps().height());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 30})
    void itIsDrawnForAnyNumberOfDays(int count) throws Exception {
        Chart chart = Chart.of(days(LongStream.range(0, count).toArray()));
        Document svg = drawn(chart, "Sign-ups");
        assertEquals(2.0 * count, number("count(//rect)", svg));
        assertEquals(Math.min(count, 2), number("count(//g[@class='chart-axis']/text[contains(., '2026-')])", svg));
        assertEquals(0, number("count(//rect[@x + @width > " + chart.right() + "])", svg));
        assertEquals(0, number("count(//rect[@y < 0 or @y + @height > 184])", svg));
    }

    @Test
    void daysOfNothingHaveAnAxisAndNoBars() throws Exception {
        Document svg = drawn(Chart.of(days(0, 0, 0)), "Sign-ups");
        assertEquals("1", text("//g[@class='chart-axis']/text[1]", svg));
        assertEquals(0, number("sum(//g/rect/@height)", svg));
    }

    @Test
    void itIsReadAloudAsItsTitleAndSummary() throws Exception {
        Document svg = drawn(Chart.of(days(1, 2)), "<Sign-ups> & \"more\"");
        assertEquals("img", text("/svg/@role", svg));
        assertEquals("The last days", text("//*[@id = substring-before(/svg/@aria-labelledby, ' ')]", svg));
        assertEquals("3 and 0", text("//*[@id = substring-after(/svg/@aria-labelledby, ' ')]", svg));
        assertEquals("2026-02-01: <Sign-ups> & \"more\" 2, Logins 0", text("(//g/title)[2]", svg));
    }

    @Test
    void aStrictContentSecurityPolicyHasNothingToForbid() throws Exception {
        Document svg = drawn(Chart.of(days(1, 2)), "Sign-ups");
        assertEquals(0, number("count(//@style | //style | //script | //@*[starts-with(name(), 'on')])", svg));
        assertTrue(number("count(//@class)", svg) > 0);
    }

    private static List<DayFigures> days(long... signUps) {
        List<LocalDate> dates = Stream.iterate(FIRST, day -> day.plusDays(1))
                .limit(signUps.length)
                .toList();
        return dates.stream()
                .map(date -> new DayFigures(date, signUps[dates.indexOf(date)], 0))
                .toList();
    }

    private static Document drawn(Chart chart, String signUps) throws Exception {
        String summary = chart.signUps() + " and " + chart.logins();
        String svg = Templates.chart(chart, "The last days", summary, signUps, "Logins")
                .render();
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg.strip())));
    }

    private static double number(String path, Document svg) throws Exception {
        return Double.parseDouble(text("number(" + path + ")", svg));
    }

    private static String text(String path, Document svg) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, svg);
    }
}
