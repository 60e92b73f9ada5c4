package dev.holdfast.station;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How terminals and sessions behave.
@ConfigMapping(prefix = "holdfast.station")
interface StationConfig {

    /// How long a session lasts at most, whatever its person does.
    @WithDefault("PT5M")
    Duration sessionLasts();

    /// How long an enrolment code works.
    @WithDefault("PT15M")
    Duration enrolmentCodeLasts();

    /// How often codes may be tried in a minute, over all replicas and clients.
    @WithDefault("30")
    int enrolmentsPerMinute();

    /// How often one terminal may swipe in a minute.
    @WithDefault("60")
    int swipesPerMinute();

    /// How long a release call waits for the print cloud before it answers 202.
    @WithDefault("PT3S")
    Duration answerWithin();

    /// How many event streams one replica serves.
    @WithDefault("500")
    int eventStreams();
}
