package dev.holdfast.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.content.BatchRequestContentCollection;
import com.microsoft.graph.core.models.BatchRequestStep;
import com.microsoft.graph.models.AppIdentity;
import com.microsoft.graph.models.PrintTaskDefinition;
import com.microsoft.graph.models.PrintTaskDefinitionCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import dev.holdfast.base.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okhttp3.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several calls in one, by Microsoft's SDK for Java.
@Tag("conformance")
@ExtendWith(Driven.class)
@QuarkusTest
class BatchingTest {

    private GraphServiceClient app;

    @BeforeEach
    void furnish() {
        app = new Sdk().application();
    }

    private RequestInformation creation(String name) {
        var definition = new PrintTaskDefinition();
        definition.setDisplayName(name);
        var creator = new AppIdentity();
        creator.setDisplayName("SDK");
        definition.setCreatedBy(creator);
        return app.print().taskDefinitions().toPostRequestInformation(definition);
    }

    private BatchRequestStep step(String id, RequestInformation request, String... after) {
        Request call = app.getRequestAdapter().convertToNativeRequest(request);
        return new BatchRequestStep(id, call, List.of(after));
    }

    @Test
    void what_was_made_is_on_the_list_that_comes_after_it() throws Exception {
        var batch = new BatchRequestContent(app);
        String made = batch.addBatchRequestStep(creation("Batched"));
        batch.addBatchRequestStep(step("list", app.print().taskDefinitions().toGetRequestInformation(), made));

        var answer = app.getBatchRequestBuilder().post(batch, null);

        assertThat(answer.getResponsesStatusCode()).isEqualTo(Map.of(made, 201, "list", 200));
        var definition = answer.getResponseById(made, PrintTaskDefinition::createFromDiscriminatorValue);
        assertThat(definition.getDisplayName()).isEqualTo("Batched");
        var list = answer.getResponseById("list", PrintTaskDefinitionCollectionResponse::createFromDiscriminatorValue);
        assertThat(list.getValue()).extracting(PrintTaskDefinition::getId).containsExactly(definition.getId());
        assertThat(list.getOdataNextLink()).isNull();
    }

    @Test
    void a_failure_and_what_depends_on_it_are_told_apart_from_the_rest() throws Exception {
        var definitions = app.print().taskDefinitions();
        var nobody = definitions.byPrintTaskDefinitionId(Ids.next().toString());
        var batch = new BatchRequestContent(
                app,
                List.of(
                        step("delete", nobody.toDeleteRequestInformation()),
                        step("never", creation("Never"), "delete"),
                        step("list", definitions.toGetRequestInformation())));

        var answer = app.getBatchRequestBuilder().post(batch, null);

        assertThat(answer.getResponsesStatusCode()).isEqualTo(Map.of("delete", 404, "never", 424, "list", 200));
        // The SDK makes no exceptions of errors in batches, but answers as of OkHttp.
        try (var never = answer.getResponseById("never")) {
            assertThat(never.message()).contains("depends on 'delete'");
            assertThat(never.body().string()).contains("\"FailedDependency\"");
        }
        assertThat(answer.getResponseById("list", PrintTaskDefinitionCollectionResponse::createFromDiscriminatorValue)
                        .getValue())
                .isEmpty();
    }

    @Test
    void more_than_twenty_go_in_several_batches() throws Exception {
        var batches = new BatchRequestContentCollection(app);
        var ids = IntStream.range(0, 25)
                .mapToObj(i -> batches.addBatchRequestStep(creation("Batched " + i)))
                .toList();

        var answer = app.getBatchRequestBuilder().post(batches, null);

        assertThat(answer.getResponsesStatusCodes()).containsOnlyKeys(ids).containsValue(201);
        assertThat(app.print().taskDefinitions().get().getValue()).hasSize(25);
    }

    @Test
    void a_batch_that_is_refused_has_no_answers_and_nothing_of_it_is_done() throws Exception {
        var batch = new BatchRequestContent(app);
        batch.addBatchRequestStep(step("one", creation("Never")));
        batch.addBatchRequestStep(step("ONE", creation("Never either")));

        var answer = app.getBatchRequestBuilder().post(batch, null);

        // The SDK keeps the status of the batch to itself.
        assertThat(answer.getResponsesStatusCode()).isEmpty();
        assertThat(app.print().taskDefinitions().get().getValue()).isEmpty();
    }
}
