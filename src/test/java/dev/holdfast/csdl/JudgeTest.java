package dev.holdfast.csdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.printservice.Office;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JudgeTest {

    @Test
    void what_is_answered_is_looked_at() {
        long before = Judge.SEEN.get();

        Office.admin().get("/v1.0/print/printers").then().statusCode(200);

        assertThat(Judge.SEEN.get()).isGreaterThan(before);
    }

    @Test
    void errors_are_looked_at_too() {
        long before = Judge.ERRORS_SEEN.get();

        Office.admin().get("/v1.0/print/printers/none").then().statusCode(404);
        Office.person().calls().get("/v1.0/print/printers").then().statusCode(403);

        assertThat(Judge.ERRORS_SEEN.get()).isGreaterThanOrEqualTo(before + 2);
    }
}
