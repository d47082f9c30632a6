import HTTPTypes

/// One line of the table of routes. The stranger test walks this table, and docs/access-truth-table.md names each line.
package struct Route: Sendable {
    package let method: HTTPRequest.Method
    package let path: String
    /// A form that changes something: its token is checked against the session before the act runs.
    package let needsFormToken: Bool
    let act: @Sendable (Site, Visit) async throws -> Answer

    static func get(_ path: String, _ act: @escaping @Sendable (Site, Visit) async throws -> Answer) -> Route {
        Route(method: .get, path: path, needsFormToken: false, act: act)
    }

    static func post(
        _ path: String, needsFormToken: Bool = true, _ act: @escaping @Sendable (Site, Visit) async throws -> Answer
    ) -> Route {
        Route(method: .post, path: path, needsFormToken: needsFormToken, act: act)
    }

    /// Every route of the site.
    package static let all: [Route] =
        SignInController.routes + SecondStepController.routes + NewPasswordController.routes
        + ElsewhereController.routes + AccountController.routes + FactorController.routes + ConfirmController.routes
        + PasskeyController.routes + PasskeySignInController.routes + HomeController.routes + OverviewController.routes
        + TimelineController.routes + ReportController.routes
        + WriteController.routes + DraftController.routes + AccessLogController.routes + PermissionsController.routes
        + GivingController.routes + RepresentativeController.routes + RequestController.routes
        + InvitationController.routes + PreviewController.routes
        + RightsController.routes + CopyController.routes + ApartController.routes + DeathController.routes
        + NextOfKinController.routes + LeftDraftController.routes + OversightController.routes
        + EmergencyController.routes + LawPermitsController.routes + AdministrationController.routes
        + StaffController.routes + StoryController.routes + PlanController.routes
        + TogetherController.routes + AssetController.routes + HealthController.routes
}
