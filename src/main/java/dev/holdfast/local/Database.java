package dev.holdfast.local;

/// How to reach a running database.
record Database(String jdbcUrl, String user, String password) {

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
