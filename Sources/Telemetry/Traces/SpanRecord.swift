import Tracing

/// What is known of a span.
struct SpanRecord: Sendable {
    /// Past these many events or links of one span, further ones are counted and not kept.
    static let mostEvents = 128
    static let mostLinks = 128

    let identity: TraceParent
    /// The span that this one is part of, here or in another program.
    let parent: TraceParent?
    let kind: SpanKind
    var name: String
    /// Nanoseconds since 1970, as are all times of spans.
    let start: UInt64
    private(set) var end: UInt64?
    var attributes: SpanAttributes = [:]
    var status: SpanStatus.Code?
    private(set) var events: [SpanEvent] = []
    private(set) var droppedEvents = 0
    private(set) var links: [(target: TraceParent, attributes: SpanAttributes)] = []
    private(set) var droppedLinks = 0

    init(identity: TraceParent, parent: TraceParent?, kind: SpanKind, name: String, start: UInt64) {
        self.identity = identity
        self.parent = parent
        self.kind = kind
        self.name = name
        self.start = start
    }

    mutating func add(_ event: SpanEvent) {
        guard events.count < Self.mostEvents else { return droppedEvents += 1 }
        var event = event
        event.attributes.shorten()
        events.append(event)
    }

    /// A link to what is in no trace leads nowhere and is left out.
    mutating func add(_ link: SpanLink) {
        guard let target = link.context.traceParent else { return }
        guard links.count < Self.mostLinks else { return droppedLinks += 1 }
        links.append((target, link.attributes))
    }

    /// Ends the span. What waits to be written then holds no long texts.
    mutating func finish(at moment: UInt64) {
        // A clock that was set back must not make a span end before it began.
        end = max(start, moment)
        attributes.shorten()
    }
}

extension SpanAttributes {
    /// Cuts the texts that would be cut when they are written.
    fileprivate mutating func shorten() {
        var short = self
        forEach { name, value in
            guard case .string(let text) = value, text.utf8.count > OTLPAttributes.longestText else { return }
            short.set(name, value: .string(text.cut(toBytes: OTLPAttributes.longestText)))
        }
        self = short
    }
}
