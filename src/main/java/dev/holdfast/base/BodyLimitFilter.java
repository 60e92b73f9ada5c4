package dev.holdfast.base;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Refuses bodies over the limit of the method that was matched: at once by Content-Length, else while reading.
@Provider
class BodyLimitFilter implements ContainerRequestFilter, ReaderInterceptor {

    private static final long DEFAULT_LIMIT = 1 << 20;
    private static final String PROPERTY = BodyLimit.class.getName();

    private final ResourceInfo resource;

    BodyLimitFilter(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource.getResourceMethod();
        var own = method == null ? null : method.getAnnotation(BodyLimit.class);
        long limit = own == null ? DEFAULT_LIMIT : own.value();
        request.setProperty(PROPERTY, limit);
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getProperty(PROPERTY) instanceof Long limit) {
            context.setInputStream(new Limited(context.getInputStream(), limit));
        }
        return context.proceed();
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(413, "too-large", "The request body must not be larger than " + limit + " bytes.");
    }

    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long read;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
