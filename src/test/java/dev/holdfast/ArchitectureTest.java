package dev.holdfast;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The package table of docs/architecture.md, written down.
class ArchitectureTest {

    private static final String ROOT = "dev.holdfast";

    /// Each package uses only packages of layers below its own.
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("base"),
            Set.of("audit", "document"),
            Set.of("graph", "ipp", "identity"),
            Set.of("printer"),
            Set.of("held"),
            Set.of("intake", "station"));

    /// What a package is reached through. Besides, only values, interfaces and what is thrown are public.
    private static final Map<String, Set<String>> DOORS = Map.of(
            "audit", Set.of("AuditTrail"),
            "document", Set.of("Converter", "PageCounter"),
            "graph", Set.of("UniversalPrint", "UniversalPrintSetUp", "Wire"),
            "ipp", Set.of("AttributeGroup", "GroupWriter", "IppClient", "IppInput", "IppValue"),
            "identity", Set.of("AddressBook", "Callers", "People"),
            "printer", Set.of("VirtualPrinters", "Destinations"),
            "held", Set.of("ReleaseQueue"),
            "intake", Set.of(),
            "station", Set.of("SwipeDesk"),
            "local", Set.of("Main"));

    /// Packages beside the layers, with what they may use; nobody uses them.
    private static final Map<String, Set<String>> ASIDE = Map.of(
            "printservice", Set.of("graph", "ipp", "identity", "audit", "document", "base"),
            "local", Set.of("base"));

    private static final List<String> PACKAGES = Stream.concat(
                    LAYERS.stream().flatMap(Set::stream), ASIDE.keySet().stream())
            .sorted()
            .toList();

    private static final JavaClasses HOLDFAST = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void every_class_lives_in_a_package_of_the_table() {
        check(classes().should().resideInAnyPackage(in(PACKAGES.stream())));
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void a_package_uses_only_what_the_table_allows(String name) {
        check(classes()
                .that()
                .resideInAPackage(in(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(in(Stream.concat(Stream.of(name), allowed(name).stream())))
                        .or(DescribedPredicate.not(resideInAPackage(ROOT + "..")))));
    }

    @Test
    void packages_have_no_cycles() {
        check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void a_package_is_reached_through_its_doors_only() {
        var others = HOLDFAST.stream()
                .filter(type -> DOORS.containsKey(packageName(type)))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isRecord() && !type.isEnum() && !type.isInterface())
                .filter(type -> !type.isAssignableTo(Throwable.class))
                .filter(type -> !DOORS.get(packageName(type)).contains(type.getSimpleName()))
                .map(JavaClass::getName);

        assertThat(others).isEmpty();
    }

    @Test
    void the_print_service_shares_only_the_wire_records_of_graph() {
        check(noClasses()
                .that()
                .resideInAPackage(in("printservice"))
                .should()
                .dependOnClassesThat(describe(
                        "are doors of graph",
                        type -> type.getPackageName().equals(ROOT + ".graph")
                                && type.getSimpleName().startsWith("UniversalPrint"))));
    }

    @Test
    void entities_are_package_private() {
        check(classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate());
    }

    @Test
    void repositories_are_package_private() {
        check(classes().that(assignableTo(PanacheRepositoryBase.class)).should().bePackagePrivate());
    }

    @Test
    void http_methods_are_public_because_others_are_silently_not_routed() {
        check(methods()
                .that(describe("answer HTTP", ArchitectureTest::answersHttp))
                .should()
                .bePublic());
    }

    @Test
    void rest_clients_live_in_graph_only() {
        check(classes()
                .that()
                .areAnnotatedWith(RegisterRestClient.class)
                .should()
                .resideInAPackage(in("graph")));
    }

    @Test
    void only_base_reads_the_clock() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(in("base"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void nothing_is_injected_into_fields() {
        check(noFields().should().beAnnotatedWith(Inject.class));
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked = HOLDFAST.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(type -> !type.getClasses().isEmpty())
                .filter(type -> !type.isAnnotatedWith(NullMarked.class))
                .map(type -> type.getName());

        assertThat(unmarked).isEmpty();
    }

    private static String packageName(JavaClass type) {
        return type.getPackageName().replaceFirst(ROOT + "[.]?", "");
    }

    private static Set<String> allowed(String name) {
        if (ASIDE.containsKey(name)) return ASIDE.get(name);
        return LAYERS.stream()
                .takeWhile(layer -> !layer.contains(name))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static boolean answersHttp(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }

    private static String[] in(Stream<String> names) {
        return names.map(ArchitectureTest::in).toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.check(HOLDFAST);
    }
}
