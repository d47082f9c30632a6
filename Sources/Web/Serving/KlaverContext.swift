import Hummingbird
import Logging
import NIOCore

/// What Hummingbird hands along a request: the address it came from.
package struct KlaverContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    package let remoteAddress: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress
    }
}
