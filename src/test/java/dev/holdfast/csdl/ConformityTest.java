package dev.holdfast.csdl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformityTest {

    private static final Schema SCHEMA = Schema.read();
    private static final String DEFINITION = "#print/taskDefinitions/$entity";

    private static List<String> violations(String context, String members) {
        String answer =
                "{'@odata.context':'https://graph.microsoft.com/v1.0/$metadata" + context + "'," + members + "}";
        try {
            return Conformity.violations(SCHEMA, new ObjectMapper().readTree(answer.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void what_the_metadata_has_conforms() {
        assertThat(violations(DEFINITION, "'id':'1','displayName':'Hold','createdBy':{'appId':null}"))
                .isEmpty();
        assertThat(violations("#print/printers(1)/taskTriggers", "'value':[{'id':'1','event':'jobStarted'}]"))
                .isEmpty();
        assertThat(violations("#microsoft.graph.printJobStatus", """
                        'state':'paused','description':'','details':['uploadPending'],'isAcquiredByPrinter':false""")).isEmpty();
        assertThat(violations("#print/printers(id,displayName)/$entity", "'id':'1','displayName':'Nine'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'id':'1','displayName':'Hold'                                   | createdBy is missing
            'id':'1','displayName':null,'createdBy':{}                      | displayName must not be null
            'id':1,'displayName':'Hold','createdBy':{}                      | id is no Edm.String
            'id':'1','displayName':'Hold','createdBy':{'name':'x'}          | createdBy.name does not exist
            'id':'1','displayName':'Hold','createdBy':[]                    | createdBy is a collection
            'id':'1','displayName':'Hold','createdBy':{},'colour':'red'     | colour does not exist
            'id':'1','displayName':'Hold','createdBy':{},'@odata.who':'me'  | does not exist
            """, quoteCharacter = '`')
    void what_it_does_not_have_is_named(String members, String named) {
        assertThat(violations(DEFINITION, members)).singleElement().asString().contains(named);
    }

    @Test
    void people_and_groups_are_looked_at_too_and_show_what_is_usual_only() {
        String ana = "{'@odata.type':'#microsoft.graph.user','id':'1','businessPhones':[]}";
        assertThat(violations("#directoryObjects", "'value':[" + ana + "]")).isEmpty();
        assertThat(violations("#users(id)", "'value':[{'id':'1'}]")).isEmpty();
        assertThat(violations("#users/$entity", "'id':'1','businessPhones':null"))
                .singleElement()
                .asString()
                .contains("businessPhones must not be null");
        assertThat(violations("#users/$entity", "'id':'1','businessPhones':[],'pin':'2468'"))
                .singleElement()
                .asString()
                .contains("pin does not exist");
        assertThat(violations("#users(1)/print/recentPrinterShares(id)", "'value':[{'id':'1','pages':2}]"))
                .singleElement()
                .asString()
                .contains("pages does not exist");
    }

    @Test
    void members_of_enumerations_and_times_are_looked_at() {
        assertThat(violations("#print/printers(1)/taskTriggers", "'value':[{'id':'1','event':'jobEnded'}]"))
                .singleElement()
                .asString()
                .contains("no printEvent");
        assertThat(violations("#microsoft.graph.uploadSession", "'expirationDateTime':'tomorrow'"))
                .singleElement()
                .asString()
                .contains("no Edm.DateTimeOffset");
        assertThat(violations("#print/colours/$entity", "'id':'1'"))
                .singleElement()
                .asString()
                .contains("no type");
    }
}
