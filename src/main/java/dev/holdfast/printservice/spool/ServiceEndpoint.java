package dev.holdfast.printservice.spool;

/// Where some part of the print service is reached.
public record ServiceEndpoint(String id, String displayName, String uri) {

    /// Whoever knows of one.
    public interface Source {

        /// Where it is now.
        ServiceEndpoint endpoint();
    }
}
