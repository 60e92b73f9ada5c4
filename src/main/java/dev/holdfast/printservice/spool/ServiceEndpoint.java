package dev.holdfast.printservice.spool;

import java.util.List;

/// Where some part of the print service is reached.
public record ServiceEndpoint(String id, String displayName, String uri) {

    /// Graph's printService: all of its endpoints.
    public record Service(String id, List<ServiceEndpoint> endpoints) {

        /// Keeps a copy.
        public Service {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// Whoever knows of one.
    public interface Source {

        /// Where it is now.
        ServiceEndpoint endpoint();
    }
}
