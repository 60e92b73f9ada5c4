/// Loaded into processes of Holdfast by `-javaagent`: halts them where a test says, and plants bugs that a test
/// must find. Uses nothing but the JDK.
@NullMarked
package dev.holdfast.faults.agent;

import org.jspecify.annotations.NullMarked;
