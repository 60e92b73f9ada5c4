import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// One job that comes over IPP and, where there is a printer that speaks it, leaves so.
record OverIpp(Api api) {

    private static final String TITLE = "Floor plan.pdf";

    /// Prints as this person, releases to this printer, and looks for the paper below this folder.
    void run(Office.Person person, String ipp, String terminalKey, String printer, Path paper) throws Exception {
        byte[] sent = new IppClient(api).print(person, ipp, TITLE, 2);
        JsonNode session = api.call("POST", api.station + "/swipes", terminalKey,
                Api.JSON.createObjectNode().put("badge", person.badge()), 201,
                answer -> answer.at("/user/displayName").asText() + " stands at the terminal");
        String url = api.station + "/sessions/" + session.at("/id").asText();
        JsonNode list = api.await("GET", url + "/jobs", terminalKey, answer -> Demo.titles(answer.at("/jobs")).contains(TITLE),
                _ -> "'" + TITLE + "' waits, as every other job does");
        ObjectNode wish = Api.JSON.createObjectNode().put("printer", printer);
        wish.putArray("jobs").add(Demo.idOf(list, TITLE));
        api.call("POST", url + "/releases", terminalKey, wish, 0, answer -> "release is " + answer.at("/releases/0/state").asText());
        api.await("GET", url + "/releases", terminalKey,
                answer -> answer.at("/releases/0/state").asText().equals("delivered"),
                answer -> "release is " + answer.at("/releases/0/state").asText());
        Api.check(find(paper, sent) != null, "what came over IPP came out byte for byte");
        System.out.println("            file      " + find(paper, sent));
        api.call("DELETE", url, terminalKey, null, 204, _ -> "signed out");
    }

    private static Path find(Path folder, byte[] document) throws Exception {
        for (Path file : Office.files(folder)) {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), document)) {
                return file;
            }
        }
        return null;
    }
}
