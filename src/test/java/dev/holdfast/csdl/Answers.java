package dev.holdfast.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/// What is wrong with answers of `/v1.0`: held against the metadata, and errors against Graph's error object.
public final class Answers {

    /// What downloads answer is a document; of a batch each part is judged.
    private static final Pattern OTHERWISE = Pattern.compile("/v1\\.0/(downloads/.*|[$]batch)");

    private static final Schema SCHEMA = Schema.read();

    private Answers() {}

    /// Each violation in one sentence; none where all is well.
    public static List<String> violations(String path, int status, JsonNode answer) {
        if (status >= 400) return Envelope.violations(answer);
        if (isOtherwise(path)) return List.of();
        return path.startsWith("/v1.0/uploadSessions/")
                ? uploaded(status, (ObjectNode) answer)
                : Conformity.violations(SCHEMA, answer);
    }

    static boolean isOtherwise(String path) {
        return OTHERWISE.matcher(path).matches();
    }

    /// The last range is answered with the document, whose name is called otherwise there than in the metadata.
    static List<String> uploaded(int status, ObjectNode answer) {
        if (status != 201) return Conformity.violations(SCHEMA, "uploadSession", answer);
        if (!answer.has("documentName")) return List.of("documentName is missing.");
        var document = answer.deepCopy();
        document.set("displayName", document.remove("documentName"));
        return Conformity.violations(SCHEMA, "printDocument", document);
    }
}
