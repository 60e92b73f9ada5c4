package dev.holdfast.printservice.ippserver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The status codes that are answered (RFC 8011 appendix B), by their registered keywords.
enum IppStatus {
    SUCCESSFUL_OK(0x0000),
    SUCCESSFUL_OK_IGNORED_OR_SUBSTITUTED_ATTRIBUTES(0x0001),
    CLIENT_ERROR_BAD_REQUEST(0x0400),
    CLIENT_ERROR_FORBIDDEN(0x0401),
    CLIENT_ERROR_NOT_AUTHENTICATED(0x0402),
    CLIENT_ERROR_NOT_AUTHORIZED(0x0403),
    CLIENT_ERROR_NOT_POSSIBLE(0x0404),
    CLIENT_ERROR_TIMEOUT(0x0405),
    CLIENT_ERROR_NOT_FOUND(0x0406),
    CLIENT_ERROR_REQUEST_ENTITY_TOO_LARGE(0x0408),
    CLIENT_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED(0x040A),
    CLIENT_ERROR_ATTRIBUTES_OR_VALUES_NOT_SUPPORTED(0x040B),
    CLIENT_ERROR_CHARSET_NOT_SUPPORTED(0x040D),
    CLIENT_ERROR_COMPRESSION_NOT_SUPPORTED(0x040F),
    CLIENT_ERROR_COMPRESSION_ERROR(0x0410),
    SERVER_ERROR_INTERNAL_ERROR(0x0500),
    SERVER_ERROR_OPERATION_NOT_SUPPORTED(0x0501),
    SERVER_ERROR_SERVICE_UNAVAILABLE(0x0502),
    SERVER_ERROR_VERSION_NOT_SUPPORTED(0x0503),
    SERVER_ERROR_TEMPORARY_ERROR(0x0505),
    SERVER_ERROR_NOT_ACCEPTING_JOBS(0x0506),
    SERVER_ERROR_BUSY(0x0507),
    SERVER_ERROR_MULTIPLE_DOCUMENT_JOBS_NOT_SUPPORTED(0x0509);

    private final int code;

    IppStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<IppStatus> of(String keyword) {
        return Arrays.stream(values())
                .filter(status -> status.keyword().equals(keyword))
                .findFirst();
    }

    /// What a problem with this HTTP status is in IPP.
    static IppStatus ofHttp(int status) {
        return switch (status) {
            case 400, 411, 415, 422 -> CLIENT_ERROR_BAD_REQUEST;
            case 401 -> CLIENT_ERROR_NOT_AUTHENTICATED;
            case 403 -> CLIENT_ERROR_NOT_AUTHORIZED;
            case 404 -> CLIENT_ERROR_NOT_FOUND;
            case 408 -> CLIENT_ERROR_TIMEOUT;
            case 409 -> CLIENT_ERROR_NOT_POSSIBLE;
            case 413 -> CLIENT_ERROR_REQUEST_ENTITY_TOO_LARGE;
            case 429 -> SERVER_ERROR_BUSY;
            case 503 -> SERVER_ERROR_SERVICE_UNAVAILABLE;
            case 507 -> SERVER_ERROR_TEMPORARY_ERROR;
            default -> status < 500 ? CLIENT_ERROR_NOT_POSSIBLE : SERVER_ERROR_INTERNAL_ERROR;
        };
    }
}
