package dev.holdfast.printer;

import java.util.List;

/// How a virtual printer is to be shared: with everybody, or with these users and groups (their ids in the directory).
record ShareWish(String displayName, boolean allowAllUsers, List<String> users, List<String> groups) {}
