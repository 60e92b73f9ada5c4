package dev.holdfast.csdl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {

    private static final String ERROR = """
            {'error':{'code':'itemNotFound','message':'There is none.','innerError':{'date':'2026-11-22T10:00:00',\
            'request-id':'0197c6a1-9d5e-7000-8000-000000000001','client-request-id':'mine'}}}""";

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> changed(String from, String to) {
        assertThat(ERROR).contains(from);
        return Envelope.violations(json(ERROR.replace(from, to)));
    }

    @Test
    void what_graph_says_of_an_error_conforms() {
        assertThat(Envelope.violations(json(ERROR))).isEmpty();
        assertThat(changed("'mine'", "'mine','code':'429','status':'429'")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'code':'itemNotFound',            | GONE                  | code is not
            'itemNotFound'                    | ''                    | code is not
            'There is none.'                  | ' '                   | message is not
            'There is none.'                  | null                  | message is not
            2026-11-22T10:00:00               | today                 | date is not
            0197c6a1-9d5e-7000-8000-000000000001 | 1                  | request-id is not
            ,'client-request-id':'mine'       | ,'who':'mine','client-request-id':'mine' | who does not exist
            'mine'                            | 'mine','status':429   | status is no text
            'message'                         | 'detail':'','message' | detail does not exist
            """)
    void what_is_otherwise_is_named(String from, String to, String named) {
        assertThat(changed(from, to.replace("GONE", "")))
                .singleElement()
                .asString()
                .contains(named);
    }

    @Test
    void what_is_no_error_at_all_does_not_conform() {
        assertThat(Envelope.violations(json("{'title':'Not found'}"))).hasSizeGreaterThan(4);
    }

    @Test
    void what_an_upload_is_answered_is_looked_at() {
        var progress = "{'expirationDateTime':'2026-11-22T10:00:00Z','nextExpectedRanges':['3-9']}";
        assertThat(Answers.uploaded(202, json(progress))).isEmpty();
        assertThat(Answers.uploaded(200, json(progress.replace("['3-9']", "'3-9'"))))
                .hasSize(1);
        var document = "{'id':'1','documentName':'A.pdf','contentType':'application/pdf','size':9}";
        assertThat(Answers.uploaded(201, json(document))).isEmpty();
        assertThat(Answers.uploaded(201, json(document.replace("documentName", "displayName"))))
                .hasSize(1);
        assertThat(Answers.uploaded(201, json(document.replace("9", "'9'")))).hasSize(1);
    }
}
