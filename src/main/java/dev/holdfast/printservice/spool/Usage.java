package dev.holdfast.printservice.spool;

/// What is added to a report: jobs, and the pages and sheets of those that were counted.
record Usage(
        long completedBlackAndWhite,
        long completedColor,
        long incomplete,
        long counted,
        long blackAndWhitePages,
        long colorPages,
        long singleSidedSheets,
        long doubleSidedSheets) {

    /// One job that was printed; nobody knows yet how many pages it had.
    static Usage completed(boolean color) {
        return new Usage(color ? 0 : 1, color ? 1 : 0, 0, 0, 0, 0, 0, 0);
    }

    /// One job that was not printed, or not to its end.
    static Usage unprinted() {
        return new Usage(0, 0, 1, 0, 0, 0, 0, 0);
    }

    /// The pages and sheets of one job that was added before.
    static Usage pages(boolean color, long pages, long singleSided, long doubleSided) {
        return new Usage(0, 0, 0, 1, color ? 0 : pages, color ? pages : 0, singleSided, doubleSided);
    }
}
