package dev.holdfast.base;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Lets the API document say which status a call succeeds with where it would guess: the one of `@ResponseStatus`, else
/// 204 where nothing is returned. Operations are found by their ids, which are class and method.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class SuccessStatus implements OASFilter {

    private final Map<String, String> known = new HashMap<>();

    /// `index` has the application's classes.
    public SuccessStatus(IndexView index) {
        for (var resource : index.getAnnotations(Path.class)) {
            if (resource.target().kind() == AnnotationTarget.Kind.CLASS) {
                methodsOf(resource.target().asClass());
            }
        }
    }

    private void methodsOf(ClassInfo resource) {
        for (var method : resource.methods()) {
            String status = status(method);
            if (status != null) {
                known.put(resource.simpleName() + "_" + method.name(), status);
            }
        }
    }

    private static @Nullable String status(MethodInfo method) {
        AnnotationInstance said = method.annotation(ResponseStatus.class);
        if (said != null) {
            return said.value().asString();
        }
        boolean isVoid = method.returnType().kind() == Type.Kind.VOID;
        return isVoid && !method.hasAnnotation(APIResponse.class) ? "204" : null;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .map(Map::values)
                .flatMap(Collection::stream)
                .forEach(this::correct);
    }

    private void correct(Operation operation) {
        String status = known.get(operation.getOperationId());
        var responses = operation.getResponses();
        if (status == null || responses.hasAPIResponse(status)) {
            return;
        }
        for (String guessed : new String[] {"200", "201", "204"}) {
            var response = responses.getAPIResponse(guessed);
            if (response != null) {
                responses.removeAPIResponse(guessed);
                responses.addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(status.equals("204") ? "No Content" : response.getDescription())
                                .content(response.getContent()));
            }
        }
    }
}
