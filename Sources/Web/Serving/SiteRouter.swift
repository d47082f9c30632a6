import HTTPTypes
import Hummingbird

/// Hangs the table of routes into Hummingbird's router.
package enum SiteRouter {
    static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    /// - Parameter routes: a test adds one of its own.
    package static func router(for site: Site, routes: [Route] = Route.all) -> Router<KlaverContext> {
        let router = Router(context: KlaverContext.self)
        router.add(middleware: UnknownAddresses(door: Door(site: site)))
        let door = Door(site: site)
        var known: [String: [HTTPRequest.Method]] = [:]
        for route in routes {
            let both: [HTTPRequest.Method] = route.method == .get ? [.get, .head] : [route.method]
            known[route.path, default: []].append(contentsOf: both)
            for method in both {
                router.on(RouterPath(route.path), method: method) { request, context in
                    await door.answer(route, request, context)
                }
            }
        }
        for (path, allowed) in known {
            for method in methods where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { request, context in
                    await door.answer(unknown: allowed, request, context)
                }
            }
        }
        return router
    }
}

/// An address that no route has gets the same page, and the same line in the log, as one that is not for the visitor.
private struct UnknownAddresses: RouterMiddleware {
    let door: Door

    func handle(
        _ request: Request, context: KlaverContext,
        next: (Request, KlaverContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError where error.status == .notFound {
            return await door.answer(unknown: [], request, context)
        }
    }
}
