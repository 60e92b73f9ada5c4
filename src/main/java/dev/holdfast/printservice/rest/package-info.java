/// The bundled print service's HTTP face: Graph's /v1.0 and the device administration.
@NullMarked
package dev.holdfast.printservice.rest;

import org.jspecify.annotations.NullMarked;
