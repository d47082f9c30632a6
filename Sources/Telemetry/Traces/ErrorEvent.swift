import Tracing

/// The event that says that something failed, in OpenTelemetry's words for it.
enum ErrorEvent {
    // What these hold is an error's text.
    private static let leftOut = ["exception.message", "exception.stacktrace"]

    static func make(
        of error: any Error, attributes: SpanAttributes, at instant: some TracerInstant
    ) -> SpanEvent {
        var kept = attributes
        for name in leftOut { kept.set(name, value: nil) }
        kept.set("exception.type", value: .string(typeName(of: error)))
        return SpanEvent(name: "exception", at: instant, attributes: kept)
    }

    /// The type with its module. Swift names what a private type stands in by its address in memory, and that says
    /// nothing to a reader.
    static func typeName(of error: any Error) -> String {
        String(reflecting: type(of: error)).replacing(/\(unknown context at \$[0-9a-f]+\)\./, with: "")
    }
}
