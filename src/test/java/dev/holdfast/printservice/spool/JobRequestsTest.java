package dev.holdfast.printservice.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.base.ProblemException;
import dev.holdfast.graph.PrintJobConfiguration;
import dev.holdfast.graph.PrintTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRequestsTest {

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_job_may_come_without_any_configuration() {
        assertThat(JobRequests.configuration(null)).isEqualTo(PrintJobConfiguration.NONE);
        assertThat(JobRequests.configuration(json("{}"))).isEqualTo(PrintJobConfiguration.NONE);
        assertThat(JobRequests.configuration(json("{\"configuration\":null}"))).isEqualTo(PrintJobConfiguration.NONE);
    }

    @Test
    void annotations_within_a_configuration_are_not_looked_at() {
        var configuration = JobRequests.configuration(json("""
                {"configuration":{"@odata.type":"microsoft.graph.printJobConfiguration","copies":3,"finishings":null,
                 "pageRanges":[{"@odata.type":"microsoft.graph.integerRange","start":1,"end":2}]}}"""));

        assertThat(configuration.copies()).isEqualTo(3);
        assertThat(configuration.pageRanges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"configuration\":[]}",
                "{\"configuration\":\"two-sided\"}",
                "{\"configuration\":{\"copies\":\"many\"}}",
                "{\"configuration\":{\"copies\":0}}",
                "[]"
            })
    void a_configuration_of_the_wrong_shape_is_a_400(String body) {
        assertThatThrownBy(() -> JobRequests.configuration(json(body)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"application/pdf\"}}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"size\":0}}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"size\":-1}}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"size\":1073741825}}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"size\":1.5}}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"size\":\"12\"}}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"application/pdf\",\"size\":1e400}}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"pdf\",\"size\":1}}",
                "{\"properties\":{\"documentName\":\"a.pdf\",\"contentType\":\"text/html; charset=x\",\"size\":1}}",
                "{\"properties\":{\"documentName\":\"\",\"contentType\":\"application/pdf\",\"size\":1}}",
                "{\"properties\":{\"documentName\":\"a\\r\\nX: y\",\"contentType\":\"application/pdf\",\"size\":1}}",
                "{\"properties\":{\"documentName\":7,\"contentType\":\"application/pdf\",\"size\":1}}"
            })
    void upload_properties_that_are_no_properties_are_a_400(String body) {
        assertThatThrownBy(() -> JobRequests.upload(json(body)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void a_document_of_exactly_one_gibibyte_is_taken() {
        var properties = JobRequests.upload(json("""
                {"properties":{"documentName":"big.pdf","contentType":"application/pdf","size":1073741824}}"""));

        assertThat(properties.size()).isEqualTo(DocumentProperties.MOST);
    }

    @Test
    void a_task_can_be_completed_or_aborted() {
        assertThat(JobRequests.taskState(json("{\"status\":{\"state\":\"completed\"}}")))
                .isEqualTo(PrintTask.State.COMPLETED);
        assertThat(JobRequests.taskState(json("{\"status\":{\"state\":\"aborted\",\"description\":\"x\"}}")))
                .isEqualTo(PrintTask.State.ABORTED);
        assertThatThrownBy(() -> JobRequests.taskState(json("{\"status\":{\"state\":\"done\"}}")))
                .hasMessageContaining("status.state");
    }
}
