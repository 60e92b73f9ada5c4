package dev.holdfast.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.faults.agent.HaltAgent.Place;
import dev.holdfast.faults.agent.HaltAgent.Point;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacesTest {

    static Stream<Place> places() {
        return Stream.concat(
                        Arrays.stream(Point.values()).map(Point::place),
                        Arrays.stream(Plant.values()).flatMap(Plant::places))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("places")
    void where_a_process_is_halted_or_a_bug_is_planted_there_is_such_a_method(Place place)
            throws ClassNotFoundException {
        var owner =
                Class.forName(place.owner().replace('/', '.'), false, getClass().getClassLoader());

        assertThat(owner.getDeclaredMethods()).extracting(Method::getName).contains(place.method());
    }
}
