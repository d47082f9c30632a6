import ArgumentParser
import Server
import UseCases

struct OrganisationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "Organisations: list, emergency.",
        subcommands: [List.self, EmergencyRight.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the organisations, and which may open emergency access.")
        @OptionGroup var data: DataOption

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                for organisation in try await installation.workplace.listOrganisations(caller: installation.shell) {
                    print("\(organisation.name)\t\(organisation.emergencySince == nil ? "-" : "emergency access")")
                }
                try await installation.close()
            }
        }
    }

    struct EmergencyRight: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "emergency", abstract: "Switch the right to emergency access of an organisation on or off.",
            discussion: """
                Whoever works there may then look in a dossier for an hour at most, with a reason and a second factor. The
                organisation needs a privacy officer, who reviews every use. Switched off, what is open ends at once. The
                reason is kept in the installation's log.
                """)
        @OptionGroup var data: DataOption
        @Argument(help: "The name of the organisation, as `klaver organisation list` prints it.") var name: String
        @Flag(inversion: .prefixedNo, help: "On, or with --no-enable off.") var enable: Bool
        @Option(name: .customLong("reason"), help: "Why.") var reason: String

        func run() async throws {
            try await failing {
                let installation = try await data.installation(for: .working)
                try await installation.workplace.setEmergencyRight(
                    enable, of: name, reason: reason, caller: installation.shell)
                try await installation.close()
            }
        }
    }
}
